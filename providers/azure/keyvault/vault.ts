import { defineCollector, type Fact, gather, known, type Resource } from '#model'
import type { VaultPolicy } from '#views'
import { armId } from '../armId.ts'
import type { Admits } from '../exposure/firewall.ts'
import { publicAccessFrom } from '../exposure/publicAccess.ts'
import { listVaults, type VaultRecord } from './operations.ts'

export const VAULT = 'azure:keyvault:vault' as const

export type Vault = Resource<
  typeof VAULT,
  {
    readonly publicAccess: Fact<boolean>
    readonly admits: Fact<Admits>
    /** What is deleted can be brought back. Vaults of today have no choice. */
    readonly softDelete: Fact<boolean>
    /** What is deleted cannot be purged before its time. */
    readonly purgeProtection: Fact<boolean>
    /** Role assignments decide who uses it, and not a list of its own. */
    readonly byRoles: Fact<boolean>
    /** That list, which stays when roles decide, and counts for nothing then. */
    readonly accessPolicies: Fact<readonly VaultPolicy[]>
  }
>

const operations = { listVaults }

export const vaults = defineCollector<Vault, typeof operations>({
  kind: VAULT,
  per: 'account',
  operations,
  lists: ['listVaults'],
  answers: {
    publicAccess: [],
    admits: [],
    softDelete: [],
    purgeProtection: [],
    byRoles: [],
    accessPolicies: [],
  },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('listVaults', {})
    const resources = items.map(
      async ({ id, name, location, tags, properties }): Promise<Vault> => {
        const { id: from } = listVaults
        return {
          kind: VAULT,
          id: armId(id),
          name,
          scope: { ...scope, region: location },
          tags: tags ?? {},
          facts: await gather<Vault['facts']>(wanted, {
            publicAccess: () => publicAccessFrom(properties.publicNetworkAccess, from),
            admits: () => known(admitsOf(properties), from),
            softDelete: () => known(properties.enableSoftDelete ?? true, from),
            purgeProtection: () => known(properties.enablePurgeProtection ?? false, from),
            byRoles: () => known(properties.enableRbacAuthorization ?? false, from),
            accessPolicies: () => known(policiesOf(properties), from),
          }),
        }
      },
    )
    return { items: await Promise.all(resources), gaps }
  },
})

type Properties = VaultRecord['properties']

function policiesOf({ accessPolicies }: Properties): readonly VaultPolicy[] {
  return (accessPolicies ?? []).map(({ objectId, permissions }) => ({
    holder: objectId,
    permissions: Object.entries(permissions ?? {}).flatMap(([about, names]) =>
      (names ?? []).map((name) => `${about} ${name.toLowerCase()}`),
    ),
  }))
}

/**
 * Without network rules every address is admitted. What bypasses them acts in the vault's own
 * tenant. https://learn.microsoft.com/azure/key-vault/general/network-security
 */
export function admitsOf({ networkAcls }: Properties): Admits {
  if (!networkAcls || !/^deny$/i.test(networkAcls.defaultAction ?? 'Allow')) return 'everybody'
  return (networkAcls.ipRules ?? []).map(({ value }, index) => ({
    name: String(index),
    first: value,
    last: value,
  }))
}
