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
import type { WitnessRequest } from './verdict.ts'

export interface Inquiry {
  readonly layers: Layers
  readonly doors: readonly Door[]
  readonly effort: Effort
  /** What evidence about the findings may cost, all in all. */
  readonly evidence: Effort
  /** Asked of every box that a strict search finds: its request, unless that is refused. */
  readonly confirm: (box: Box) => WitnessRequest | undefined
  /** Whether a stranger without a name may do the same as a named one. */
  readonly isForAll: (found: Found) => boolean
}

/** An allowed request, with what let it in. */
export interface Found {
  readonly box: Box
  readonly door: Door
  readonly admittedBy: readonly PreparedStatement[]
  /** Absent from lenient searches, whose requests prove nothing. */
  readonly witness: WitnessRequest | undefined
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
  const parties = new Map<string, PartySearch>()
  let examined = 0
  let settled = 0
  for (const scene of group.scenes()) {
    examined += 1
    if (effort.budget.left < 0) {
      effort.gaveUp = true
      break
    }
    const name = group.each ? partyOf(scene) : ''
    const party = parties.get(name) ?? {
      addresses: NO_ADDRESSES,
      unlimited: undefined,
      limited: undefined,
    }
    parties.set(name, party)
    if (party.unlimited || !isAdmitted(scene, inquiry.layers, effort)) continue
    party.unlimited = searchScene(scene, search, reading, (candidate) => {
      if (group.each && inquiry.isForAll(candidate)) return 'for all'
      if (scene.path === 'any-endpoint') {
        party.limited ??= candidate
        return 'nothing more'
      }
      const from = addressesOf(candidate, search, reading)
      if (!from) return 'enough'
      party.addresses = uniteAddresses([party.addresses, from])
      if (breadthOf(party.addresses) === 'internet') return 'enough'
      party.limited ??= candidate
      return party.addresses
    })
    if (party.unlimited) settled += 1
    if (settled > 0 && (!group.each || settled >= MOST_FINDINGS)) break
  }
  const found = [...parties.values()].flatMap(({ unlimited, limited }): GroupFinding[] => {
    if (unlimited) return [{ ...unlimited, network: 'internet' }]
    return limited ? [{ ...limited, network: 'restricted' }] : []
  })
  const gaveUp = effort.gaveUp || effort.budget.left < 0
  return { found: found.slice(0, MOST_FINDINGS), examined, gaveUp }
}

/** What was found of one party: requests from anywhere, or from some networks only. */
interface PartySearch {
  addresses: AddressSet
  unlimited: Found | undefined
  limited: Found | undefined
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
function partyOf({ caller, account, organisation, who, stage }: Scene): string {
  const owner = stage.mentions.accounts.has(account) ? account : `${account} of ${organisation}`
  if (caller.type === 'service') return `${owner} through ${caller.service}`
  if (caller.type === 'federated') return caller.provider
  if (caller.type === 'canonical-user') return caller.id
  return who === 'stranger' ? owner : ''
}

/**
 * What a request tells: all there is to know of the party; nothing, because everybody may do the
 * same by these statements; all there is to know of the scene; or nothing new from some addresses.
 */
type Weighed = 'enough' | 'for all' | 'nothing more' | AddressSet

/** Requests of one scene, one after the other, until `weigh` has enough. */
function searchScene(
  scene: Scene,
  inquiry: Inquiry,
  reading: Reading,
  weigh: (found: Found) => Weighed,
): Found | undefined {
  for (const door of inquiry.doors) {
    if (!door.admits(scene.caller)) continue
    const staged = { ...scene, stage: { ...scene.stage, settled: door.settled } }
    for (const bound of bindingsOf(staged, inquiry, reading)) {
      const known = { addresses: NO_ADDRESSES, statements: new Set<PreparedStatement>() }
      for (;;) {
        const found = findRequest({ ...staged, bound }, door, inquiry, reading, known)
        if (!found) break
        const weighed = weigh(found)
        if (weighed === 'enough') return found
        if (weighed === 'nothing more') return undefined
        if (weighed !== 'for all') known.addresses = weighed
        else for (const statement of found.admittedBy) known.statements.add(statement)
      }
    }
  }
  return undefined
}

/** What further requests should not come from: addresses and statements that tell nothing new. */
interface AlreadyKnown {
  readonly addresses: AddressSet
  readonly statements: ReadonlySet<PreparedStatement>
}

const NOTHING_KNOWN: AlreadyKnown = { addresses: NO_ADDRESSES, statements: new Set() }

/** One request of the scene that every layer allows, other than what is already known. */
export function findRequest(
  scene: Scene,
  door: Door,
  inquiry: Inquiry,
  reading: Reading,
  known: AlreadyKnown = NOTHING_KNOWN,
): Found | undefined {
  const { layers, effort } = inquiry
  const { familiar } = door.reach
  const whole = door.start && wholeBox(scene, door.start)
  const start =
    whole && known.addresses !== NO_ADDRESSES
      ? narrow(whole, cameFromOutside(known.addresses), familiar, effort)
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
      if (!escaped) return undefined
      const witness = reading === 'strict' ? inquiry.confirm(escaped) : undefined
      const isConfirmed = reading === 'lenient' || witness !== undefined
      return isConfirmed ? { box: escaped, door, admittedBy: by, witness } : undefined
    }
    for (const statement of statements) {
      if (layer === 0 && known.statements.has(statement)) continue
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
