/**
 * Which addresses reach a database: it must have a public address, one of its subnets must route to
 * an internet gateway, and its security groups together say from where. Network ACLs could take
 * something away again and are not read, so that the answer errs on the open side.
 *
 * @module
 */

import { addressSet, breadthOf, someAddress } from '#algebra'
import {
  all,
  allTrue,
  anyTrue,
  type CallId,
  type Exposure,
  type Fact,
  flatMap,
  type Gap,
  gapsOf,
  isNonEmpty,
  known,
  map,
  not,
  type Scope,
  sourcesOf,
  unknown,
  unless,
  type World,
} from '#model'
import { partitionOf } from '../arn.ts'
import {
  type IngressRule,
  SECURITY_GROUP,
  type SecurityGroup,
  SUBNET,
  type Subnet,
  subnetArn,
} from '../ec2/network.ts'

/** What a projection that asks about reachability reads beside its resource. */
export const NETWORK_READS = {
  [SECURITY_GROUP]: ['ingress'],
  [SUBNET]: ['internetRoutes'],
} as const

/** Where something listens. */
export interface Placement {
  readonly subnets: readonly string[]
  readonly securityGroups: readonly string[]
  readonly port: number
}

export interface Reach {
  readonly reachable: Fact<readonly Exposure[]>
  readonly ranges: Fact<readonly string[]>
}

/** Who reaches what listens there, when it has a public address. */
export function reachOf(
  id: string,
  placement: Fact<Placement>,
  hasPublicAddress: Fact<boolean>,
  scope: Scope,
  world: World,
): Reach {
  const routed = flatMap(placement, ({ subnets }) => isRouted(subnets, scope, world))
  const open = allTrue(hasPublicAddress, routed)
  const ranges = flatMap(placement, ({ securityGroups, port }) =>
    rangesOf(securityGroups, port, scope, world),
  )
  return {
    ranges: unless(not(open), ranges),
    reachable: unless(
      not(open),
      flatMap(all({ ranges, placement }), (found) =>
        exposuresBy(found.ranges, found.placement, id),
      ),
    ),
  }
}

function isRouted(subnets: readonly string[], scope: Scope, world: World): Fact<boolean> {
  const { region, account } = scope
  const facts: readonly Fact<boolean>[] = subnets.map((name) =>
    flatMap(world.related.one<Subnet>(SUBNET, subnetArn(name, region, account)), (subnet) =>
      subnet
        ? map(
            subnet.facts.internetRoutes,
            (routes) => breadthOf(addressSet(routes).addresses) === 'internet',
          )
        : missing('ec2:DescribeSubnets', name),
    ),
  )
  return isNonEmpty(facts) ? anyTrue(...facts) : missing('ec2:DescribeSubnets', 'any subnet')
}

function rangesOf(
  groups: readonly string[],
  port: number,
  { region, account }: Scope,
  world: World,
): Fact<readonly string[]> {
  const facts = groups.map((id) => {
    const arn = `arn:${partitionOf(region)}:ec2:${region}:${account}:security-group/${id}`
    return flatMap(world.related.one<SecurityGroup>(SECURITY_GROUP, arn), (group) =>
      group ? group.facts.ingress : missing('ec2:DescribeSecurityGroups', id),
    )
  })
  const read = facts.flatMap((fact) => (fact.state === 'known' ? [fact] : []))
  const rules = read.flatMap(({ value }) => value.filter((rule) => opens(rule, port)))
  const gaps: readonly Gap[] = [...gapsOf(...facts), ...rules.flatMap((rule) => rule.unread ?? [])]
  const ranges = rules.flatMap((rule) => rule.ranges)
  // What is open by one rule stays open, whatever the others say.
  return isNonEmpty(gaps) && breadthOf(addressSet(ranges).addresses) !== 'internet'
    ? unknown(...gaps)
    : known([...new Set(ranges)].sort(), ...sourcesOf(...read))
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html */
export function opens({ protocol, fromPort, toPort }: IngressRule, port: number): boolean {
  if (protocol === '-1') return true
  if (protocol !== 'tcp' && protocol !== '6') return false
  return (fromPort ?? 0) <= port && port <= (toPort ?? 65_535)
}

function exposuresBy(
  ranges: readonly string[],
  { port, securityGroups }: Placement,
  id: string,
): Fact<readonly Exposure[]> {
  const { addresses, malformed } = addressSet(ranges)
  if (breadthOf(addresses) === 'internet') {
    return known([
      {
        who: 'anyone',
        principal: 'the internet',
        via: 'direct',
        network: 'internet',
        what: ['invoke'],
        witness: {
          principal: someAddress(addresses) ?? '0.0.0.0',
          action: `connect:tcp/${port}`,
          resource: id,
          context: {},
        },
        admittedBy: { document: 'security groups', pointer: securityGroups.join(', ') },
        wouldStop: ['PubliclyAccessible', 'route table', 'security groups'],
        fix: `Remove the widest of ${ranges.join(', ')} for port ${port} from the security groups.`,
        risks: [],
      },
    ])
  }
  const [bad] = malformed
  if (bad === undefined) return known([])
  return unknown({
    call: 'ec2:DescribeSecurityGroups',
    reason: 'malformed',
    permission: null,
    detail: `No address range: ${malformed.join(', ')}.`,
  })
}

function missing(call: CallId, what: string): Fact<never> {
  return unknown({
    call,
    reason: 'not-collected',
    permission: null,
    detail: `The list does not hold ${what}, which may belong to another account.`,
  })
}
