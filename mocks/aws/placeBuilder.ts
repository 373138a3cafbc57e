/** Where the databases of the examples stand: a subnet and a security group. @module */

import { known } from '#model'
import {
  type IngressRule,
  SECURITY_GROUP,
  type SecurityGroup,
  SUBNET,
  type Subnet,
  subnetArn,
} from '../../providers/aws/ec2/network.ts'
import { ACCOUNT, REGION, SCOPE } from './scopeBuilder.ts'

export const SUBNET_ID = 'subnet-0a1b2c3d4e5f60718'
export const GROUP_ID = 'sg-0a1b2c3d4e5f60719'

/** A subnet that an internet gateway serves, unless its facts say otherwise. */
export function subnet(facts: Partial<Subnet['facts']> = {}): Subnet {
  return {
    kind: SUBNET,
    id: subnetArn(SUBNET_ID, REGION, ACCOUNT),
    name: SUBNET_ID,
    scope: SCOPE,
    facts: { internetRoutes: known(['0.0.0.0/0'], 'ec2:DescribeRouteTables'), ...facts },
  }
}

/** A security group without a rule lets nobody in. */
export function securityGroup(facts: Partial<SecurityGroup['facts']> = {}): SecurityGroup {
  return {
    kind: SECURITY_GROUP,
    id: `arn:aws:ec2:${REGION}:${ACCOUNT}:security-group/${GROUP_ID}`,
    name: 'databases',
    scope: SCOPE,
    facts: { ingress: known([], 'ec2:DescribeSecurityGroups'), ...facts },
  }
}

/** One rule for each port or run of ports. */
export function tcp(
  ports: number | readonly [from: number, to: number],
  ...ranges: readonly string[]
): IngressRule {
  const [fromPort, toPort] = typeof ports === 'number' ? [ports, ports] : ports
  return { protocol: 'tcp', fromPort, toPort, ranges }
}
