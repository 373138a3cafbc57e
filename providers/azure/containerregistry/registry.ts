import { defineCollector, type Fact, gather, known, type Resource, unknown } from '#model'
import { armId } from '../armId.ts'
import type { Admits } from '../exposure/firewall.ts'
import { publicAccessFrom } from '../exposure/publicAccess.ts'
import { listRegistries, type RegistryRecord } from './operations.ts'

export const REGISTRY = 'azure:containerregistry:registry' as const

export type Registry = Resource<
  typeof REGISTRY,
  {
    /** Images are pulled without an account. */
    readonly anonymousPull: Fact<boolean>
    readonly publicAccess: Fact<boolean>
    readonly admits: Fact<Admits>
    /** The address of the customer's key in a vault; null where Microsoft holds it. */
    readonly key: Fact<string | null>
  }
>

const operations = { listRegistries }

export const registries = defineCollector<Registry, typeof operations>({
  kind: REGISTRY,
  per: 'account',
  operations,
  lists: ['listRegistries'],
  answers: { anonymousPull: [], publicAccess: [], admits: [], key: [] },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('listRegistries', {})
    const resources = items.map(
      async (registry): Promise<Registry> => ({
        kind: REGISTRY,
        id: armId(registry.id),
        name: registry.name,
        scope: { ...scope, region: registry.location },
        tags: registry.tags ?? {},
        facts: await gather<Registry['facts']>(wanted, factsFrom(registry)),
      }),
    )
    return { items: await Promise.all(resources), gaps }
  },
})

const { id: LISTING } = listRegistries

export function factsFrom({ properties }: RegistryRecord) {
  return {
    anonymousPull: () => anonymousPullOf(properties),
    publicAccess: () => publicAccessFrom(properties.publicNetworkAccess, LISTING),
    admits: () => known(admitsOf(properties), LISTING),
    key: () => known(keyOf(properties), LISTING),
  }
}

type Properties = RegistryRecord['properties']

/** It is always said: what is left out was not understood, and is not off. */
function anonymousPullOf({ anonymousPullEnabled: enabled }: Properties): Fact<boolean> {
  if (typeof enabled === 'boolean') return known(enabled, LISTING)
  const detail = 'The registry does not say anonymousPullEnabled.'
  return unknown({ call: LISTING, reason: 'malformed', permission: null, detail })
}

/** Only the Premium tier has rules; without them every address is admitted. */
function admitsOf({ networkRuleSet }: Properties): Admits {
  if (!/^deny$/i.test(networkRuleSet?.defaultAction ?? 'Allow')) return 'everybody'
  return (networkRuleSet?.ipRules ?? []).map(({ value }, index) => ({
    name: String(index),
    first: value,
    last: value,
  }))
}

function keyOf({ encryption }: Properties): string | null {
  if (!/^enabled$/i.test(encryption?.status ?? '')) return null
  return encryption?.keyVaultProperties?.keyIdentifier ?? 'a key in a vault'
}
