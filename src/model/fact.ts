/**
 * What we know about one thing, and on whose word.
 *
 * A cloud API either told us something or it did not. "There is no bucket policy" is something
 * it told us; "access denied" is not. Keeping the two apart here is what lets every layer above
 * be incapable of mistaking ignorance for safety.
 *
 * @module
 */

export type NonEmpty<T> = readonly [T, ...T[]]

/** An API call as the provider names it, e.g. `s3:GetBucketPolicy`, `storage:buckets.list`. */
export type CallId = `${string}:${string}`

/**
 * Why a fact is missing. Each calls for a different action:
 * - `denied`: grant the permission that the gap names.
 * - `credentials`: sign in again; what we hold has expired or was withdrawn.
 * - `throttled`, `timed-out`, `unavailable`: run again, later or slower.
 * - `malformed`: the cloud answered something that it does not document.
 * - `not-collected`: nobody asked, because no selected check needed it or the scan was cut short.
 * - `not-enabled`: the region is not enabled or the API is switched off for this account.
 * - `undecided`: every input is known, and deciding it exceeded the budget or our understanding.
 * - `defect`: ours to fix.
 */
export type GapReason =
  | 'denied'
  | 'credentials'
  | 'throttled'
  | 'timed-out'
  | 'unavailable'
  | 'malformed'
  | 'not-collected'
  | 'not-enabled'
  | 'undecided'
  | 'defect'

/** One hole in our knowledge: the call that left it, why, and what would close it. */
export interface Gap {
  readonly call: CallId
  readonly reason: GapReason
  /** The permission that would settle it, in the cloud's spelling; null unless denied. */
  readonly permission: string | null
  /** The cloud's own code or message, for a person; never parsed. */
  readonly detail: string
}

export interface Known<T> {
  readonly state: 'known'
  readonly value: T
  /** The calls this value rests on. Derived facts inherit the calls of their parts. */
  readonly from: readonly CallId[]
  /** When the cloud's inventory last saw it (ISO 8601), for values from an index that lags. */
  readonly asOf?: string
}

export interface Unknown {
  readonly state: 'unknown'
  readonly gaps: NonEmpty<Gap>
}

export type Fact<T> = Known<T> | Unknown

export function known<T>(value: T, ...from: CallId[]): Known<T> {
  return { state: 'known', value, from }
}

export function unknown(...gaps: NonEmpty<Gap>): Unknown {
  return { state: 'unknown', gaps }
}

/** Derive a fact. What we do not know stays unknown; what we do keeps its sources. */
export function map<T, U>(fact: Fact<T>, derive: (value: T) => U): Fact<U> {
  return fact.state === 'known' ? { ...fact, value: derive(fact.value) } : fact
}

/** Derive a fact whose derivation may itself find that it does not know. */
export function flatMap<T, U>(fact: Fact<T>, derive: (value: T) => Fact<U>): Fact<U> {
  if (fact.state === 'unknown') return fact
  const derived = derive(fact.value)
  return derived.state === 'known' ? { ...derived, from: [...fact.from, ...derived.from] } : derived
}

type Values<Facts> = { readonly [N in keyof Facts]: Facts[N] extends Fact<infer T> ? T : never }

/** All of the facts at once: known when each is, otherwise unknown for every gap among them. */
export function all<const F extends Readonly<Record<string, Fact<unknown>>>>(
  facts: F,
): Fact<Values<F>> {
  const entries = Object.entries(facts)
  const [gap, ...gaps] = gapsOf(...Object.values(facts))
  if (gap) return unknown(gap, ...gaps)

  const value = Object.fromEntries(
    entries.map(([name, fact]) => [name, fact.state === 'known' ? fact.value : undefined]),
  )
  // Built name by name from the facts themselves, none of which is unknown here.
  return known(value as Values<F>, ...sourcesOf(...Object.values(facts)))
}

/**
 * Kleene OR. One known `true` settles the question, whatever else we could not read;
 * otherwise a single gap leaves it open.
 */
export function anyTrue(...facts: NonEmpty<Fact<boolean>>): Fact<boolean> {
  const settled = facts.find((fact) => fact.state === 'known' && fact.value)
  if (settled) return settled

  const [gap, ...gaps] = gapsOf(...facts)
  return gap ? unknown(gap, ...gaps) : known(false, ...sourcesOf(...facts))
}

/** Kleene AND: one known `false` settles it. */
export function allTrue(...facts: NonEmpty<Fact<boolean>>): Fact<boolean> {
  const [first, ...rest] = facts
  return not(anyTrue(not(first), ...rest.map(not)))
}

export function not(fact: Fact<boolean>): Fact<boolean> {
  return map(fact, (value) => !value)
}

/**
 * A list that a guard may blank out: what remains visible once `guard` is accounted for.
 * An empty list needs no guard, so an unreadable guard cannot make it unknown.
 */
export function unless<T>(guard: Fact<boolean>, list: Fact<readonly T[]>): Fact<readonly T[]> {
  if (guard.state === 'known' && guard.value) return map(guard, () => [])
  if (list.state === 'unknown' || list.value.length === 0) return list
  return guard.state === 'known' ? { ...list, from: [...list.from, ...guard.from] } : guard
}

/** Every gap among the facts, in order. */
export function gapsOf(...facts: readonly Fact<unknown>[]): readonly Gap[] {
  return facts.flatMap((fact) => (fact.state === 'unknown' ? fact.gaps : []))
}

/** Every call that the known among the facts rest on, in order and once each. */
export function sourcesOf(...facts: readonly Fact<unknown>[]): readonly CallId[] {
  return [...new Set(facts.flatMap((fact) => (fact.state === 'known' ? fact.from : [])))]
}
