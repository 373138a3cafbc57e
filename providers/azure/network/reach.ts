/** Who gets through the security groups before one or several addresses on the internet. @module */

import { intersectAddresses, PUBLIC_ADDRESSES, someAddress } from '#algebra'
import {
  type Exposure,
  type Fact,
  flatMap,
  gapsOf,
  known,
  map,
  notCollected,
  sourcesOf,
  unknown,
  type World,
} from '#model'
import { type Group, isInternet, type Opening, openingsThrough } from './filter.ts'
import type { Door } from './interface.ts'
import { listSecurityGroups } from './operations.ts'
import { SECURITY_GROUP, type SecurityGroup } from './securityGroup.ts'

/** What a projection must declare as `alongside`. */
export const GROUP_FACTS = { [SECURITY_GROUP]: ['rules'] } as const satisfies Readonly<
  Record<string, readonly string[]>
>

/** What is open whatever the rules in doubt mean, and what may be. Only what lets somebody in. */
export interface Reach {
  readonly surely: readonly Opening[]
  readonly atMost: readonly Opening[]
}

/** Without any group a Standard address is closed, and a Basic one open. */
export function reachAt(
  { privateAddress, isClosed, subnetGroup }: Door,
  own: string | null,
  related: World['related'],
): Fact<Reach> {
  const ids = [own, subnetGroup].filter((id) => id !== null)
  if (ids.length === 0 && isClosed) return known({ surely: [], atMost: [] })

  const groups = ids.map((id) => groupOf(id, related))
  const read = groups.flatMap((group) => (group.state === 'known' ? [group.value] : []))
  const atMost = openingsThrough(read, privateAddress, 'allow').filter(isSomebody)
  // One group that lets nobody in settles it, whatever the other says.
  const [gap, ...gaps] = atMost.length === 0 ? [] : gapsOf(...groups)
  if (gap) return unknown(gap, ...gaps)
  const surely = openingsThrough(read, privateAddress, 'deny').filter(isSomebody)
  return known({ surely, atMost }, ...sourcesOf(...groups))
}

function groupOf(id: string, related: World['related']): Fact<Group> {
  return flatMap(related.one<SecurityGroup>(SECURITY_GROUP, id), (group) =>
    group
      ? map(group.facts.rules, (rules) => ({ id, rules }))
      : notCollected(listSecurityGroups.id, `The security group ${id} was not listed.`),
  )
}

/** One that is open for sure settles that somebody gets in, whatever is not known of the others. */
export function somebodyIn(reaches: readonly Fact<Reach>[]): Fact<readonly Opening[]> {
  const surely = reaches.flatMap((reach) => (reach.state === 'known' ? reach.value.surely : []))
  return surely.length > 0 ? known(surely, ...sourcesOf(...reaches)) : everythingIn(reaches)
}

/** Every port that is open, or unknown: what is only in doubt is no closed port. */
export function everythingIn(reaches: readonly Fact<Reach>[]): Fact<readonly Opening[]> {
  const [gap, ...gaps] = gapsOf(...reaches)
  if (gap) return unknown(gap, ...gaps)
  const all = reaches.flatMap((reach) => (reach.state === 'known' ? [reach.value] : []))
  const doubtful = all.flatMap(({ surely, atMost }) =>
    atMost.filter((opening) => !isCovered(opening, surely)),
  )
  if (doubtful.length === 0) {
    return known(
      all.flatMap(({ surely }) => surely),
      ...sourcesOf(...reaches),
    )
  }
  return unknown({
    call: listSecurityGroups.id,
    reason: 'undecided',
    permission: null,
    detail: `Rules for application security groups decide who reaches ${doubtful.map(inWords).join(', ')}.`,
  })
}

function isCovered(opening: Opening, surely: readonly Opening[]): boolean {
  const alike = surely.filter(
    (one) => one.protocol === opening.protocol && (isOpen(one) || !isOpen(opening)),
  )
  let port = opening.from
  while (port <= opening.to) {
    const next = alike.find(({ from, to }) => from <= port && port <= to)
    if (!next) return false
    port = next.to + 1
  }
  return true
}

export function isOpen({ addresses }: Opening): boolean {
  return isInternet(addresses)
}

function isSomebody(opening: Opening): boolean {
  return isOpen(opening) || opening.allOfAzure
}

export function exposureOf(id: string, opening: Opening): Exposure {
  const { protocol, from, addresses, by } = opening
  const address = someAddress(intersectAddresses(addresses, PUBLIC_ADDRESSES)) ?? ''
  const [who, whoExactly, witness, network] = isOpen(opening)
    ? (['anyone', 'anyone on the internet', address, 'internet'] as const)
    : ([
        'any-customer',
        'anything that runs in Azure, in any tenant',
        'a virtual machine of another tenant',
        'restricted',
      ] as const)
  return {
    who,
    principal: `${whoExactly}, at ${inWords(opening)}`,
    via: 'direct',
    network,
    what: ['invoke'],
    witness: {
      principal: witness,
      action: 'connect',
      resource: id,
      context: { protocol, port: String(from) },
    },
    admittedBy: { document: by.join(' and ') || id, pointer: '/properties' },
    wouldStop: ['no public address', 'a network security group'],
    fix: null,
    risks: [],
  }
}

export function inWords({ protocol, from, to }: Opening): string {
  return from === to ? `${protocol} ${from}` : `${protocol} ${from}-${to}`
}
