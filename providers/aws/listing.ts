import { type CallId, type Fact, isNonEmpty, known, type Listing, unknown } from '#model'

/** All items as one fact: a list that was cut short does not tell what is not in it. */
export function whole<T>({ items, gaps }: Listing<T>, call: CallId): Fact<readonly T[]> {
  return isNonEmpty(gaps) ? unknown(...gaps) : known(items, call)
}
