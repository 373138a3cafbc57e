/** A security group, as the firewall it is: only all its rules together say what is open. @module */

import { addressSet, breadthOf } from '#algebra'
import { defineProjection, type Fact, flatMap, type Gap, isNonEmpty, known, unknown } from '#model'
import { FirewallRule, type OpenPorts } from '#views'
import { type IngressRule, SECURITY_GROUP, type SecurityGroup } from './network.ts'

export const securityGroupAsFirewallRule = defineProjection<SecurityGroup, FirewallRule>({
  kind: SECURITY_GROUP,
  as: FirewallRule,
  reads: ['ingress'],
  project: ({ facts }) => ({
    noun: 'security group',
    openToInternet: flatMap(facts.ingress, openToInternet),
  }),
})

const ALL_PROTOCOLS = '-1'
const LAST_PORT = 65_535

/**
 * Rules of one protocol cut the ports into runs; in each run the same rules hold, and the union of
 * what they admit decides. Two rules for half of the internet each open the port to all of it.
 */
function openToInternet(rules: readonly IngressRule[]): Fact<readonly OpenPorts[]> {
  const unread: readonly Gap[] = rules.flatMap((rule) => rule.unread ?? [])
  if (isNonEmpty(unread)) return unknown(...unread)
  const malformed = rules.flatMap(({ ranges }) => addressSet(ranges).malformed)
  if (malformed.length > 0) {
    return unknown({
      call: 'ec2:DescribeSecurityGroups',
      reason: 'malformed',
      permission: null,
      detail: `No address range: ${malformed.join(', ')}.`,
    })
  }
  const protocols = [...new Set(rules.map(({ protocol }) => protocol))]
  return known(
    protocols.flatMap((protocol) => {
      const ofProtocol = rules.filter(
        (rule) => rule.protocol === protocol || rule.protocol === ALL_PROTOCOLS,
      )
      return runsOf(ofProtocol).flatMap(({ from, to }) => {
        const ranges = ofProtocol
          .filter((rule) => firstPort(rule) <= from && to <= lastPort(rule))
          .flatMap((rule) => rule.ranges)
        const isOpen = breadthOf(addressSet(ranges).addresses) === 'internet'
        const name = protocol === ALL_PROTOCOLS ? 'all' : protocol
        return isOpen ? [{ protocol: name, from, to }] : []
      })
    }),
  )
}

function runsOf(rules: readonly IngressRule[]) {
  const starts = new Set(rules.flatMap((rule) => [firstPort(rule), lastPort(rule) + 1]))
  const sorted = [...starts].sort((one, other) => one - other)
  return sorted.slice(0, -1).map((from, index) => ({
    from,
    to: (sorted[index + 1] ?? LAST_PORT + 1) - 1,
  }))
}

/** A rule for all protocols has no ports; ICMP's -1 stands for every type. */
function firstPort({ protocol, fromPort }: IngressRule): number {
  return protocol === ALL_PROTOCOLS ? 0 : Math.max(0, fromPort ?? 0)
}

function lastPort({ protocol, toPort }: IngressRule): number {
  if (protocol === ALL_PROTOCOLS || toPort === null || toPort < 0) return LAST_PORT
  return toPort
}
