import { known } from '#model'
import { IMAGE, type Image, SNAPSHOT, type Snapshot } from '../../providers/gcp/compute/copy.ts'
import {
  VPC_FIREWALL_RULE,
  type VpcFirewallRule,
} from '../../providers/gcp/compute/firewallRule.ts'
import { VIRTUAL_MACHINE, type VirtualMachine } from '../../providers/gcp/compute/instance.ts'
import { getEffectiveFirewalls, listFirewalls } from '../../providers/gcp/compute/operations.ts'
import { ACCOUNT, PROJECT_NUMBER, policy, SCOPE } from './projectBuilder.ts'

const SCOPES_BY_DEFAULT = [
  'https://www.googleapis.com/auth/devstorage.read_only',
  'https://www.googleapis.com/auth/logging.write',
  'https://www.googleapis.com/auth/monitoring.write',
]

/** A machine in the default network, as the console creates it, behind that network's rules. */
export function virtualMachine(facts: Partial<VirtualMachine['facts']> = {}): VirtualMachine {
  const LISTING = 'compute:instances.aggregatedList'
  return {
    kind: VIRTUAL_MACHINE,
    id: `//compute.googleapis.com/projects/${ACCOUNT}/zones/europe-west1-b/instances/web`,
    name: 'web',
    scope: { ...SCOPE, region: 'europe-west1-b' },
    facts: {
      externalAddresses: known(['34.1.2.3'], LISTING),
      networkTags: known([], LISTING),
      serviceAccounts: known(
        [
          {
            email: `${PROJECT_NUMBER}-compute@developer.gserviceaccount.com`,
            scopes: SCOPES_BY_DEFAULT,
          },
        ],
        LISTING,
      ),
      firewalls: known([firewalls(allow('default-allow-ssh', '22'))], getEffectiveFirewalls.id),
      ...facts,
    },
  }
}

/** The rules of one interface, as the API answers them. */
export function firewalls(...rules: readonly object[]) {
  return getEffectiveFirewalls.decode({ firewalls: rules })
}

export function allow(name: string, port: string, ...sourceRanges: readonly string[]) {
  return {
    name,
    direction: 'INGRESS',
    priority: 65_534,
    sourceRanges: sourceRanges.length > 0 ? sourceRanges : ['0.0.0.0/0'],
    allowed: [{ IPProtocol: 'tcp', ports: [port] }],
  }
}

/** One rule of a VPC network, as the API answers it. */
export function firewallRule(rule: object): VpcFirewallRule {
  const [parsed] = listFirewalls.decode({ items: [rule] })
  if (!parsed) throw new Error('no rule was given')
  return {
    kind: VPC_FIREWALL_RULE,
    id: `//compute.googleapis.com/projects/${ACCOUNT}/global/firewalls/${parsed.name}`,
    name: parsed.name,
    scope: SCOPE,
    facts: { rule: known(parsed, listFirewalls.id) },
  }
}

export function image(facts: Partial<Image['facts']> = {}): Image {
  return {
    kind: IMAGE,
    id: `//compute.googleapis.com/projects/${ACCOUNT}/global/images/golden`,
    name: 'golden',
    scope: SCOPE,
    facts: { policy: known(policy(), 'compute:images.getIamPolicy'), ...facts },
  }
}

export function snapshot(facts: Partial<Snapshot['facts']> = {}): Snapshot {
  return {
    kind: SNAPSHOT,
    id: `//compute.googleapis.com/projects/${ACCOUNT}/global/snapshots/nightly`,
    name: 'nightly',
    scope: SCOPE,
    facts: { policy: known(policy(), 'compute:snapshots.getIamPolicy'), ...facts },
  }
}
