/** Google's firewall rules and policies, as layers for one machine. @module */

import { ALL_ADDRESSES } from '#algebra'
import type { Layer, Rule } from './filter.ts'
import { portsFrom, protocolOf, sourcesFrom } from './filter.ts'
import type { EffectiveFirewalls, PolicyRule, VpcRule } from './operations.ts'

export interface Machine {
  readonly tags: readonly string[]
  readonly serviceAccounts: readonly string[]
}

/**
 * Policies of the hierarchy first, then the network's own rules, then the network's policies: the
 * order unless somebody reversed the last two, in which case the policies decide what they decide
 * and leave the rest to the rules all the same.
 */
export function layersFor(effective: EffectiveFirewalls, machine: Machine): readonly Layer[] {
  const isHierarchical = (type = '') => type === 'HIERARCHY' || type === 'SYSTEM'
  const policies = effective.firewallPolicys.map(({ type, name = 'policy', rules }) => ({
    isHierarchical: isHierarchical(type),
    layer: { rules: rules.flatMap((rule) => ruleOfPolicy(rule, name, machine)) },
  }))
  return [
    ...policies.filter((policy) => policy.isHierarchical).map(({ layer }) => layer),
    { rules: effective.firewalls.flatMap((rule) => ruleOfNetwork(rule, machine)) },
    ...policies.filter((policy) => !policy.isHierarchical).map(({ layer }) => layer),
  ]
}

/** Nothing for rules that look outward, are switched off, or are meant for other machines. */
export function ruleOfNetwork(rule: VpcRule, machine: Machine): readonly Rule[] {
  if (rule.direction !== 'INGRESS' || rule.disabled || !isTarget(rule, machine)) return []
  const isAllowed = rule.allowed.length > 0
  // Sources by tag or account are machines of the same network, and no strangers.
  const byMachine = rule.sourceTags.length > 0 || rule.sourceServiceAccounts.length > 0
  const isAnywhere = rule.sourceRanges.length === 0 && !byMachine
  return [
    {
      name: rule.name,
      priority: rule.priority,
      action: isAllowed ? 'allow' : 'deny',
      protocols: (isAllowed ? rule.allowed : rule.denied).map(({ IPProtocol, ports }) => ({
        protocol: protocolOf(IPProtocol),
        ports: portsFrom(ports),
      })),
      ...sourcesFrom(isAnywhere ? ['0.0.0.0/0'] : rule.sourceRanges),
    },
  ]
}

function isTarget({ targetTags, targetServiceAccounts }: VpcRule, machine: Machine): boolean {
  if (targetTags.length === 0 && targetServiceAccounts.length === 0) return true
  return (
    targetTags.some((tag) => machine.tags.includes(tag)) ||
    targetServiceAccounts.some((account) => machine.serviceAccounts.includes(account))
  )
}

const ACTIONS: Readonly<Record<string, Rule['action']>> = {
  allow: 'allow',
  deny: 'deny',
  goto_next: 'next',
  // The packet is inspected, and let through unless it is an attack that is known.
  apply_security_profile_group: 'allow',
}

function ruleOfPolicy(rule: PolicyRule, policy: string, machine: Machine): readonly Rule[] {
  const action = ACTIONS[rule.action]
  if (rule.direction !== 'INGRESS' || rule.disabled || !action) return []
  const { targetServiceAccounts, targetSecureTags, match } = rule
  const isForOthers =
    targetServiceAccounts.length > 0 &&
    !targetServiceAccounts.some((account) => machine.serviceAccounts.includes(account))
  if (isForOthers && targetSecureTags.length === 0) return []

  const ranges = match?.srcIpRanges ?? []
  const isFine =
    match !== undefined &&
    (match.srcFqdns.length > 0 ||
      match.srcRegionCodes.length > 0 ||
      match.srcThreatIntelligences.length > 0 ||
      match.srcAddressGroups.length > 0 ||
      match.srcSecureTags.length > 0 ||
      match.srcNetworkScope !== undefined ||
      match.srcNetworkType !== undefined)
  const sources =
    isFine || ranges.length === 0
      ? { sources: ALL_ADDRESSES, certain: !isFine }
      : sourcesFrom(ranges)
  return [
    {
      name: `${policy} ${rule.priority}`,
      priority: rule.priority,
      action,
      protocols: (match?.layer4Configs ?? []).map(({ ipProtocol, ports }) => ({
        protocol: protocolOf(ipProtocol),
        ports: portsFrom(ports),
      })),
      sources: sources.sources,
      certain: sources.certain && targetSecureTags.length === 0,
    },
  ]
}
