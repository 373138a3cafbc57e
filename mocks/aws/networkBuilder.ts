import { known } from '#model'
import {
  type IngressRule,
  SECURITY_GROUP,
  type SecurityGroup,
} from '../../providers/aws/ec2/network.ts'
import { ACCOUNT, REGION, SCOPE } from './scopeBuilder.ts'

/** A security group with the inbound rules given; without any, it lets nobody in. */
export function securityGroup(...ingress: readonly IngressRule[]): SecurityGroup {
  return {
    kind: SECURITY_GROUP,
    id: `arn:aws:ec2:${REGION}:${ACCOUNT}:security-group/sg-0a1b2c3d4e5f60718`,
    name: 'shop',
    scope: SCOPE,
    facts: { ingress: known(ingress, 'ec2:DescribeSecurityGroups') },
  }
}

/** TCP on one port, or on a run of ports, from the ranges. */
export function allowTcp(ports: number | readonly [number, number], ...ranges: readonly string[]) {
  const [fromPort, toPort] = typeof ports === 'number' ? [ports, ports] : ports
  return { protocol: 'tcp', fromPort, toPort, ranges } satisfies IngressRule
}
