import { known } from '#model'
import {
  type Door,
  INTERFACE,
  type NetworkInterface,
} from '../../providers/azure/network/interface.ts'
import type { InboundRule } from '../../providers/azure/network/operations.ts'
import { SECURITY_GROUP, type SecurityGroup } from '../../providers/azure/network/securityGroup.ts'
import { LOCATION, SCOPE } from './scopeBuilder.ts'

const GROUP = `/subscriptions/${SCOPE.account}/resourcegroups/office/providers/microsoft.network`

export function securityGroupId(name: string): string {
  return `${GROUP}/networksecuritygroups/${name}`
}

/** Lets the internet in by TCP at port 22, unless told otherwise. */
export function inboundRule(rule: Partial<InboundRule> = {}): InboundRule {
  return {
    name: 'rule',
    access: 'Allow',
    priority: 100,
    protocol: 'Tcp',
    sources: ['Internet'],
    destinations: ['*'],
    ports: ['22'],
    ...rule,
  }
}

/** With these rules, and those that every group ends with: refuse whatever is left. */
export function securityGroup(
  rules: readonly InboundRule[] = [],
  facts: Partial<SecurityGroup['facts']> = {},
  name = 'office',
): SecurityGroup {
  return {
    kind: SECURITY_GROUP,
    id: securityGroupId(name),
    name,
    scope: { ...SCOPE, region: LOCATION },
    facts: {
      rules: known(rules, 'Microsoft.Network:networkSecurityGroups.listAll'),
      ...facts,
    },
  }
}

/** One public address of the Standard sort, in a subnet without a group. */
export function door(more: Partial<Door> = {}): Door {
  return { privateAddress: '10.0.0.4', isClosed: true, subnetGroup: null, ...more }
}

/** An interface of its own security group, called `office`, with one public address. */
export function networkInterface(facts: Partial<NetworkInterface['facts']> = {}): NetworkInterface {
  return {
    kind: INTERFACE,
    id: `${GROUP}/networkinterfaces/acme`,
    name: 'acme',
    scope: { ...SCOPE, region: LOCATION },
    facts: {
      doors: known([door()], 'Microsoft.Network:publicIPAddresses.listAll'),
      securityGroup: known(
        securityGroupId('office'),
        'Microsoft.Network:networkInterfaces.listAll',
      ),
      ...facts,
    },
  }
}
