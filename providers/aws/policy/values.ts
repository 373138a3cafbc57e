/**
 * Finds values of one condition key that satisfy several terms at once, within the key's domain.
 *
 * @module
 */

import {
  type AddressSet,
  ALL_ADDRESSES,
  addressSet,
  type Budget,
  belongs,
  complement,
  complementAddresses,
  DATE_LINE,
  everything,
  hasNoAddress,
  hasNone,
  type IntervalSet,
  intersect,
  intersectAddresses,
  type Line,
  type Membership,
  NO_ADDRESSES,
  NONE,
  NUMBER_LINE,
  parseAddress,
  type Search,
  samples,
  someAddress,
  someWord,
  spend,
  UNDECIDED,
  uniteAddresses,
} from '#algebra'
import type { Domain } from './scene.ts'
import { type KeyTerm, passes, type ValueTest } from './terms.ts'

/** Values of a key that were found: `undefined` in `values` is a request without the key. */
export type Choice =
  | { readonly found: 'values'; readonly values: readonly string[] | undefined }
  | { readonly found: 'none' | 'undecided' }

/** One demand on one value. */
interface Demand {
  readonly test: ValueTest
  readonly inside: boolean
}

export function chooseValues(domain: Domain, terms: readonly KeyTerm[], budget: Budget): Choice {
  if (domain.absent && terms.every((term) => term.absent)) {
    return { found: 'values', values: undefined }
  }
  if (domain.present.kind === 'never') return { found: 'none' }
  if (!domain.many) {
    const search = findValue(domain, terms, budget)
    return search.found === 'word' ? { found: 'values', values: [search.word] } : search
  }

  // Of a set of values, each must be as the "every" terms ask; each "some" term needs one of its own.
  const common = terms.filter((term) => term.every)
  const needs = terms.filter((term) => !term.every)
  const values = new Set<string>()
  for (const need of needs.length > 0 ? needs : [undefined]) {
    const search = findValue(domain, need ? [...common, need] : common, budget)
    if (search.found !== 'word') return search
    values.add(search.word)
  }
  return { found: 'values', values: [...values] }
}

/** The addresses of a domain that are as every demand asks that can be put as a set of addresses. */
export function addressesWithin(within: AddressSet, demands: readonly Demand[]): AddressSet {
  let left = within
  for (const { test, inside } of demands) {
    const addresses = asAddresses(test)
    if (addresses)
      left = intersectAddresses(left, inside ? addresses : complementAddresses(addresses))
  }
  return left
}

function findValue({ present }: Domain, demands: readonly Demand[], budget: Budget): Search {
  if (present.kind === 'address') return findAddress(present.within, demands, budget)
  if (present.kind === 'never') return NONE

  const words: Membership[] = [...present.within]
  for (const { test, inside } of demands) {
    if (test.family === 'text') words.push({ globs: test.globs, inside })
  }
  if (words.length === present.within.length + demands.length) return someWord(words, budget)
  if (!spend(budget, 50)) return UNDECIDED
  const pool = finitePool(words)
  if (pool) return firstOf(pool, words, demands) ?? NONE

  const numbers = pointsOf('number', NUMBER_LINE, demands)
  const dates = pointsOf('date', DATE_LINE, demands)
  const addresses = addressesWithin(ALL_ADDRESSES, demands)
  // A value that one family of operators must accept has to be of that family.
  const impossible =
    (hasNone(numbers) && demands.some(({ test, inside }) => inside && test.family === 'number')) ||
    (hasNone(dates) && demands.some(({ test, inside }) => inside && test.family === 'date')) ||
    (hasNoAddress(addresses) &&
      demands.some(({ test, inside }) => inside && test.family === 'address'))
  if (impossible) return NONE

  const candidates = [
    ...somePoints(numbers).map(String),
    ...somePoints(dates).map((instant) => new Date(instant).toISOString()),
    ...oneAddress(addresses),
    ...words.flatMap(({ globs, inside }) => (inside ? globs.slice(0, 8).flatMap(samples) : [])),
    'x',
  ]
  return firstOf(candidates, words, demands) ?? UNDECIDED
}

function findAddress(within: AddressSet, demands: readonly Demand[], budget: Budget): Search {
  if (!spend(budget, 20 * (1 + demands.length))) return UNDECIDED
  const left = addressesWithin(within, demands)
  const [address] = oneAddress(left)
  if (address === undefined) return NONE
  if (demands.every(({ test }) => asAddresses(test))) return { found: 'word', word: address }
  return firstOf([address], [], demands) ?? UNDECIDED
}

function oneAddress(addresses: AddressSet): string[] {
  const address = someAddress(addresses)
  return address === undefined ? [] : [address]
}

function firstOf(
  candidates: readonly string[],
  words: readonly Membership[],
  demands: readonly Demand[],
): Search | undefined {
  const word = candidates.find(
    (candidate) =>
      words.every((term) => belongs(term, candidate)) &&
      demands.every(({ test, inside }) => passes(test, candidate) === inside),
  )
  return word === undefined ? undefined : { found: 'word', word }
}

/** All the words there are, when some term admits only so many. */
function finitePool(words: readonly Membership[]): readonly string[] | undefined {
  const finite = words.find(
    ({ globs, inside }) => inside && globs.every(({ shape }) => shape === 'literal'),
  )
  return finite?.globs.map(({ head }) => head)
}

function pointsOf(
  family: 'number' | 'date',
  line: Line<number>,
  demands: readonly Demand[],
): IntervalSet<number> {
  let left = everything(line)
  for (const { test, inside } of demands) {
    if (test.family === family)
      left = intersect(left, inside ? test.points : complement(test.points))
  }
  return left
}

/** Points that read well: zero, or an end of a range that is no end of the line. */
function somePoints({ line, ranges }: IntervalSet<number>): number[] {
  const points: number[] = []
  for (const [first, last] of ranges.slice(0, 4)) {
    if (first <= 0 && last >= 0) points.push(0)
    if (first > line.first) points.push(Math.ceil(first) <= last ? Math.ceil(first) : first)
    if (last < line.last) points.push(last)
  }
  return points
}

/** A test as the addresses that pass it, when it can be put so; text operators are used on them too. */
export function asAddresses(test: ValueTest): AddressSet | undefined {
  if (test.family === 'address') return test.addresses
  if (test.family !== 'text') return undefined
  const sets: AddressSet[] = []
  for (const { shape, head } of test.globs) {
    if (shape === 'literal')
      sets.push(parseAddress(head) ? addressSet([head]).addresses : NO_ADDRESSES)
    else if (shape === 'prefix' && head === '') sets.push(ALL_ADDRESSES)
    else if (shape === 'prefix' && /^(\d{1,3}\.){1,3}$/.test(head)) {
      const octets = head.split('.').slice(0, -1)
      const network = [...octets, '0', '0', '0'].slice(0, 4).join('.')
      sets.push(addressSet([`${network}/${8 * octets.length}`]).addresses)
    } else return undefined
  }
  return uniteAddresses(sets)
}
