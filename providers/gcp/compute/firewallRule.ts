import { breadthOf } from '#algebra'
import {
  defineCollector,
  defineProjection,
  type Fact,
  flatMap,
  gather,
  known,
  type Resource,
  unknown,
} from '#model'
import { FirewallRule, type OpenPorts } from '#views'
import { ALL_PORTS, portsFrom, protocolOf, sourcesFrom } from './filter.ts'
import { listFirewalls, type VpcRule } from './operations.ts'

export type VpcFirewallRule = Resource<'gcp:compute:firewall', { readonly rule: Fact<VpcRule> }>

export const VPC_FIREWALL_RULE = 'gcp:compute:firewall' as const

const operations = { listFirewalls }

export const firewallRules = defineCollector<VpcFirewallRule, typeof operations>({
  kind: VPC_FIREWALL_RULE,
  per: 'account',
  operations,
  lists: ['listFirewalls'],
  answers: { rule: [] },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('listFirewalls', { project: scope.account })
    const resources = items.map(
      async (rule): Promise<VpcFirewallRule> => ({
        kind: VPC_FIREWALL_RULE,
        id: `//compute.googleapis.com/projects/${scope.account}/global/firewalls/${rule.name}`,
        name: rule.name,
        scope,
        facts: await gather<VpcFirewallRule['facts']>(wanted, {
          rule: () => known(rule, listFirewalls.id),
        }),
      }),
    )
    return { items: await Promise.all(resources), gaps }
  },
})

export const firewallRuleAsFirewallRule = defineProjection<VpcFirewallRule, FirewallRule>({
  kind: VPC_FIREWALL_RULE,
  as: FirewallRule,
  reads: ['rule'],
  project: ({ facts }) => ({
    noun: 'firewall rule',
    openToInternet: flatMap(facts.rule, openToInternet),
  }),
})

function openToInternet(rule: VpcRule): Fact<readonly OpenPorts[]> {
  const isOpening = rule.direction === 'INGRESS' && !rule.disabled && rule.allowed.length > 0
  if (!isOpening) return known([])

  const { sources, certain } = sourcesFrom(rule.sourceRanges)
  if (!certain) {
    return unknown({
      call: listFirewalls.id,
      reason: 'malformed',
      permission: null,
      detail: `The rule's sources make no sense: ${rule.sourceRanges.join(', ')}.`,
    })
  }
  if (breadthOf(sources) !== 'internet') return known([])
  return known(
    rule.allowed.flatMap(({ IPProtocol, ports }) =>
      (ports.length > 0 ? portsFrom(ports) : [ALL_PORTS]).map((open) => ({
        protocol: protocolOf(IPProtocol),
        ...open,
      })),
    ),
  )
}
