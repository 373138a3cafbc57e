/**
 * Looks for requests that the layers allow: in one scene, and in a group of scenes.
 *
 * @module
 */

import {
  type AddressSet,
  breadthOf,
  intersectAddresses,
  NO_ADDRESSES,
  PUBLIC_ADDRESSES,
  spend,
  subtractAddresses,
  uniteAddresses,
} from '#algebra'
import {
  type Box,
  type Effort,
  escapeDenies,
  isSatisfied,
  narrow,
  narrowAll,
  valuesOf,
  wholeBox,
} from './box.ts'
import type { Door } from './doors.ts'
import type { Layers } from './layers.ts'
import { domainOf, isFixed, type Scene } from './scene.ts'
import { NOTHING_BOUND, type SceneGroup } from './scenes.ts'
import { mayAdmit, type PreparedStatement, type Reading, termsIn } from './statements.ts'
import type { KeyTerm, Term } from './terms.ts'
import { addressesWithin, asAddresses, chooseValues } from './values.ts'

export interface Inquiry {
  readonly layers: Layers
  readonly doors: readonly Door[]
  readonly effort: Effort
  /** What evidence about the findings may cost, all in all. */
  readonly evidence: Effort
  /** Asked of every request that a strict search finds; one that is refused does not count. */
  readonly confirm: (found: Found) => boolean
}

/** An allowed request, with what let it in. */
export interface Found {
  readonly box: Box
  readonly door: Door
  readonly admittedBy: readonly PreparedStatement[]
}

export interface GroupFinding extends Found {
  readonly network: 'internet' | 'restricted'
}

export interface GroupSearch {
  readonly found: readonly GroupFinding[]
  /** How many scenes were looked at. */
  readonly examined: number
  /** Whether something was left undecided, so that finding nothing proves nothing. */
  readonly gaveUp: boolean
}

/** A policy can name thousands of strangers; a few of them make the case. */
const MOST_FINDINGS = 10

/**
 * Search a group. Networks count as a whole: if the addresses from which the group's callers are
 * let in come to more than the internet's threshold, no single range has to.
 */
export function searchGroup(group: SceneGroup, inquiry: Inquiry, reading: Reading): GroupSearch {
  const effort: Effort = { budget: inquiry.effort.budget, gaveUp: false }
  const search = { ...inquiry, effort }
  const found: GroupFinding[] = []
  const parties = new Set<string>()
  let addresses = NO_ADDRESSES
  let restricted: GroupFinding | undefined
  let examined = 0
  for (const scene of group.scenes()) {
    examined += 1
    if (effort.budget.left < 0) {
      effort.gaveUp = true
      break
    }
    const party = partyOf(scene)
    if (parties.has(party) || !isAdmitted(scene, inquiry.layers, effort)) continue
    const request = searchScene(scene, search, reading, (candidate) => {
      const from = group.each ? undefined : addressesOf(candidate, search, reading)
      if (!from) return 'enough'
      addresses = uniteAddresses([addresses, from])
      if (breadthOf(addresses) === 'internet') return 'enough'
      restricted ??= { ...candidate, network: 'restricted' }
      return addresses
    })
    if (!request) continue
    found.push({ ...request, network: group.network })
    parties.add(party)
    if (!group.each || found.length >= MOST_FINDINGS) break
  }
  if (found.length === 0 && restricted) found.push(restricted)
  return { found, examined, gaveUp: effort.gaveUp }
}

function isAdmitted(scene: Scene, { granting }: Layers, effort: Effort): boolean {
  if (
    !spend(
      effort.budget,
      granting.reduce((sum, list) => sum + 2 * list.length, 2),
    )
  ) {
    effort.gaveUp = true
    return false
  }
  return granting.every((list) => list.some((statement) => mayAdmit(scene, statement)))
}

/** Whom a finding is about: for strangers the account, whatever role or way it comes by. */
function partyOf({ caller, account, organisation, who }: Scene): string {
  if (caller.type === 'service') return `${account} ${organisation} through ${caller.service}`
  if (caller.type === 'federated') return caller.provider
  if (caller.type === 'canonical-user') return caller.id
  return who === 'stranger' ? `${account} ${organisation}` : ''
}

/**
 * Requests of one scene, one after the other, until `weigh` has enough; it answers with the
 * addresses from which further requests would tell nothing new.
 */
function searchScene(
  scene: Scene,
  inquiry: Inquiry,
  reading: Reading,
  weigh: (found: Found) => 'enough' | AddressSet,
): Found | undefined {
  for (const door of inquiry.doors) {
    if (!door.admits(scene.caller)) continue
    const staged = { ...scene, stage: { ...scene.stage, settled: door.settled } }
    for (const bound of bindingsOf(staged, inquiry, reading)) {
      let known = NO_ADDRESSES
      for (;;) {
        const found = findRequest({ ...staged, bound }, door, inquiry, reading, known)
        if (!found) break
        const weighed = weigh(found)
        if (weighed === 'enough') return found
        known = weighed
      }
    }
  }
  return undefined
}

/** One request of the scene that every layer allows, from outside the `known` addresses. */
export function findRequest(
  scene: Scene,
  door: Door,
  inquiry: Inquiry,
  reading: Reading,
  known: AddressSet = NO_ADDRESSES,
): Found | undefined {
  const { layers, effort } = inquiry
  const { familiar } = door.reach
  const whole = door.start && wholeBox(scene, door.start)
  const start =
    whole && known !== NO_ADDRESSES
      ? narrow(whole, cameFromOutside(known), familiar, effort)
      : whole
  if (!start) return undefined

  let denies: (readonly Term[])[] | undefined
  function denyTerms(): readonly (readonly Term[])[] {
    if (denies) return denies
    spend(effort.budget, 10 * layers.denying.length)
    denies = layers.denying.flatMap((statement) => {
      const terms = termsIn(scene, statement, reading)
      return terms ? [terms] : []
    })
    return denies
  }

  function allowed(box: Box, layer: number, by: readonly PreparedStatement[]): Found | undefined {
    const statements = layers.granting[layer]
    if (!statements) {
      const escaped = escapeDenies(box, denyTerms(), familiar, effort)
      const found = escaped && { box: escaped, door, admittedBy: by }
      return found && (reading === 'lenient' || inquiry.confirm(found)) ? found : undefined
    }
    for (const statement of statements) {
      if (!spend(effort.budget, 20)) {
        effort.gaveUp = true
        return undefined
      }
      const terms = termsIn(scene, statement, reading)
      const narrowed = terms && narrowAll(box, terms, familiar, effort)
      const found = narrowed && allowed(narrowed, layer + 1, [...by, statement])
      if (found) return found
    }
    return undefined
  }
  return allowed(start, 0, [])
}

const SOURCE_IP = 'aws:sourceip'

function cameFromOutside(addresses: AddressSet): KeyTerm {
  const test = { family: 'address', addresses } as const
  return { on: 'key', key: SOURCE_IP, absent: true, every: true, inside: false, test }
}

/**
 * From which public addresses the request that was found is allowed, all else being as it is.
 * `undefined` when its address does not matter.
 */
function addressesOf(
  { box }: Found,
  { layers, effort }: Inquiry,
  reading: Reading,
): AddressSet | undefined {
  if (!layers.mentions.values.has(SOURCE_IP)) return undefined
  if (valuesOf(box, SOURCE_IP, effort) === undefined) return undefined

  function admittedBy(statement: PreparedStatement): AddressSet {
    const terms = termsIn(box.scene, statement, reading)
    const [ips, others] = partition(terms ?? [], isSourceIp)
    const matches = terms && others.every((term) => isSatisfied(box, term, effort))
    if (!matches) return NO_ADDRESSES
    // A pattern that is no range of addresses: only the statement's effect on this request is known.
    if (ips.some(({ test }) => !asAddresses(test))) effort.gaveUp = true
    return addressesWithin(PUBLIC_ADDRESSES, ips)
  }

  const granted = layers.granting
    .map((list) => uniteAddresses(list.map(admittedBy)))
    .reduce(intersectAddresses, PUBLIC_ADDRESSES)
  return subtractAddresses(granted, uniteAddresses(layers.denying.map(admittedBy)))
}

function isSourceIp(term: Term): term is KeyTerm {
  return term.on === 'key' && term.key === SOURCE_IP
}

function partition<T, S extends T>(
  items: readonly T[],
  isOne: (item: T) => item is S,
): [readonly S[], readonly T[]] {
  return [items.filter(isOne), items.filter((item) => !isOne(item))]
}

const MOST_BINDINGS = 24

/**
 * Ways to fix the keys that stand in policy variables. A variable that the scene leaves open is
 * tried with what a caller would have, and with the values that the policies compare the key to.
 */
function bindingsOf(
  scene: Scene,
  { layers: { mentions }, effort }: Inquiry,
  reading: Reading,
): readonly ReadonlyMap<string, string | null>[] {
  if (reading === 'lenient' || mentions.variables.size === 0) return [NOTHING_BOUND]
  let bindings: ReadonlyMap<string, string | null>[] = [NOTHING_BOUND]
  for (const key of mentions.variables) {
    const domain = domainOf(scene, key)
    if (isFixed(domain)) continue
    const usual = chooseValues({ ...domain, absent: false }, [], effort.budget)
    const candidates = new Set<string | null>([
      ...(usual.found === 'values' ? (usual.values ?? []) : []),
      ...(mentions.values.get(key) ?? []).filter((value) => !/[*?$]/.test(value)),
    ])
    const possible = [...candidates].filter((value) => {
      if (value === null) return true
      const chosen = chooseValues(domain, [isExactly(key, value)], effort.budget)
      return chosen.found === 'values'
    })
    if (domain.absent) possible.push(null)
    bindings = bindings
      .flatMap((binding) => possible.map((value) => new Map(binding).set(key, value)))
      .slice(0, MOST_BINDINGS)
  }
  return bindings
}

function isExactly(key: string, value: string): KeyTerm {
  const globs = [{ source: value, head: value, tokens: [], shape: 'literal' as const }]
  return {
    on: 'key',
    key,
    absent: false,
    every: false,
    inside: true,
    test: { family: 'text', globs },
  }
}
