/** Security groups and what stands behind them, as what checks are about. @module */

import { intersectAddresses, PUBLIC_ADDRESSES, someAddress } from '#algebra'
import {
  all,
  defineProjection,
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
import { Endpoint, FirewallRule, type OpenPorts } from '#views'
import { type Group, isInternet, type Opening, openingsThrough } from './filter.ts'
import { type Door, INTERFACE, type NetworkInterface } from './interface.ts'
import { listSecurityGroups } from './operations.ts'
import { SECURITY_GROUP, type SecurityGroup } from './securityGroup.ts'

/** A group by itself opens what it would before a machine that has no other. */
export const securityGroupAsFirewallRule = defineProjection<SecurityGroup, FirewallRule>({
  kind: SECURITY_GROUP,
  as: FirewallRule,
  reads: ['rules'],
  project: ({ id, facts }) => ({
    noun: 'security group',
    openToInternet: map(facts.rules, (rules) =>
      openingsThrough([{ id, rules }], null, 'allow').filter(isOpen).map(portsOf),
    ),
  }),
})

function isOpen({ addresses }: Opening): boolean {
  return isInternet(addresses)
}

function portsOf({ protocol, from, to }: Opening): OpenPorts {
  return { protocol, from, to }
}

export const interfaceAsFirewallRule = defineProjection<NetworkInterface, FirewallRule>({
  kind: INTERFACE,
  as: FirewallRule,
  reads: ['doors', 'securityGroup'],
  alongside: { [SECURITY_GROUP]: ['rules'] },
  project: (one, world) => ({
    noun: 'network interface',
    openToInternet: map(openingsOf(one, world), (found) => found.filter(isOpen).map(portsOf)),
  }),
})

export const interfaceAsEndpoint = defineProjection<NetworkInterface, Endpoint>({
  kind: INTERFACE,
  as: Endpoint,
  reads: ['doors', 'securityGroup'],
  alongside: { [SECURITY_GROUP]: ['rules'] },
  project: (one, world) => {
    const openings = openingsOf(one, world)
    return {
      noun: 'network interface',
      service: 'virtual machine',
      port: null,
      hasPublicAddress: map(one.facts.doors, (doors) => doors.length > 0),
      reachable: map(openings, (found) => found.flatMap((opening) => exposureOf(one.id, opening))),
      ranges: map(openings, (found) => found.filter(isOpen).map(inWords)),
    }
  },
})

function openingsOf({ facts }: NetworkInterface, { related }: World): Fact<readonly Opening[]> {
  return flatMap(facts.doors, (doors) =>
    doors.length === 0
      ? known([])
      : flatMap(facts.securityGroup, (own) =>
          doors
            .map((door) => openingsAt(door, own, related))
            .reduce((found, more) =>
              map(all({ found, more }), ({ found, more }) => [...found, ...more]),
            ),
        ),
  )
}

/** Without any group a Standard address is closed, and a Basic one open. */
function openingsAt(
  { privateAddress, isClosed, subnetGroup }: Door,
  own: string | null,
  related: World['related'],
): Fact<readonly Opening[]> {
  const ids = [own, subnetGroup].filter((id) => id !== null)
  if (ids.length === 0 && isClosed) return known([])
  const groups = ids.map((id) => groupOf(id, related))
  const read = groups.flatMap((group) => (group.state === 'known' ? [group.value] : []))
  const atMost = openingsThrough(read, privateAddress, 'allow').filter(isSomebody)
  // One group that lets nobody in settles it, whatever the other says.
  if (atMost.length === 0) return known([], ...sourcesOf(...groups))
  const [gap, ...gaps] = gapsOf(...groups)
  if (gap) return unknown(gap, ...gaps)

  const surely = openingsThrough(read, privateAddress, 'deny')
  if (surely.some(isOpen) || !atMost.some(isOpen)) return known(surely, ...sourcesOf(...groups))
  return unknown({
    call: listSecurityGroups.id,
    reason: 'undecided',
    permission: null,
    detail: `Rules for application security groups decide who reaches ${atMost.map(inWords).join(', ')}.`,
  })
}

function isSomebody(opening: Opening): boolean {
  return isOpen(opening) || opening.allOfAzure
}

function groupOf(id: string, related: World['related']): Fact<Group> {
  return flatMap(related.one<SecurityGroup>(SECURITY_GROUP, id), (group) =>
    group
      ? map(group.facts.rules, (rules) => ({ id, rules }))
      : notCollected(listSecurityGroups.id, `The security group ${id} was not listed.`),
  )
}

function exposureOf(id: string, opening: Opening): readonly Exposure[] {
  const { protocol, from, addresses, by } = opening
  if (!isSomebody(opening)) return []
  const address = someAddress(intersectAddresses(addresses, PUBLIC_ADDRESSES)) ?? ''
  const [who, whoExactly, witness, network] = isOpen(opening)
    ? (['anyone', 'anyone on the internet', address, 'internet'] as const)
    : ([
        'any-customer',
        'anything that runs in Azure, in any tenant',
        'a virtual machine of another tenant',
        'restricted',
      ] as const)
  return [
    {
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
    },
  ]
}

function inWords({ protocol, from, to }: Opening): string {
  return from === to ? `${protocol} ${from}` : `${protocol} ${from}-${to}`
}
