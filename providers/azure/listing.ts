import { type CallId, type Fact, isNonEmpty, known, type Listing, unknown } from '#model'

/** The whole of a list or nothing: what was cut short says nothing about what it left out. */
export function wholeOf<T>({ items, gaps }: Listing<T>, from: CallId): Fact<readonly T[]> {
  return isNonEmpty(gaps) ? unknown(...gaps) : known(items, from)
}
