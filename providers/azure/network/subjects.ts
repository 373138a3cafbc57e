/** Security groups and what stands behind them, as what checks are about. @module */

import { defineProjection, type Fact, flatMap, map, type World } from '#model'
import { Endpoint, FirewallRule, type OpenPorts } from '#views'
import { type Opening, openingsThrough } from './filter.ts'
import { INTERFACE, type NetworkInterface } from './interface.ts'
import {
  everythingIn,
  exposureOf,
  GROUP_FACTS,
  inWords,
  isOpen,
  type Reach,
  reachAt,
  somebodyIn,
} from './reach.ts'
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

function portsOf({ protocol, from, to }: Opening): OpenPorts {
  return { protocol, from, to }
}

export const interfaceAsFirewallRule = defineProjection<NetworkInterface, FirewallRule>({
  kind: INTERFACE,
  as: FirewallRule,
  reads: ['doors', 'securityGroup'],
  alongside: GROUP_FACTS,
  project: (one, world) => ({
    noun: 'network interface',
    openToInternet: map(reachOf(one, world, everythingIn), (found) =>
      found.filter(isOpen).map(portsOf),
    ),
  }),
})

export const interfaceAsEndpoint = defineProjection<NetworkInterface, Endpoint>({
  kind: INTERFACE,
  as: Endpoint,
  reads: ['doors', 'securityGroup'],
  alongside: GROUP_FACTS,
  project: (one, world) => {
    const openings = reachOf(one, world, somebodyIn)
    return {
      noun: 'network interface',
      service: 'virtual machine',
      port: null,
      hasPublicAddress: map(one.facts.doors, (doors) => doors.length > 0),
      reachable: map(openings, (found) => found.map((opening) => exposureOf(one.id, opening))),
      ranges: map(openings, (found) => found.filter(isOpen).map(inWords)),
    }
  },
})

/** What its doors let in, by one of two questions. Without a door nobody asks for the groups. */
function reachOf(
  { facts }: NetworkInterface,
  { related }: World,
  ask: (reaches: readonly Fact<Reach>[]) => Fact<readonly Opening[]>,
): Fact<readonly Opening[]> {
  return flatMap(facts.doors, (doors) =>
    doors.length === 0
      ? ask([])
      : flatMap(facts.securityGroup, (own) =>
          ask(doors.map((door) => reachAt(door, own, related))),
        ),
  )
}
