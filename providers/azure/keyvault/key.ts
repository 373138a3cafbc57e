import { defineCollector, type Fact, gather, map, type Resource } from '#model'
import { armId, resourceGroupOf } from '../armId.ts'
import { getKey, listKeys, listVaults } from './operations.ts'

export const KEY = 'azure:keyvault:key' as const

export type Key = Resource<
  typeof KEY,
  {
    readonly enabled: Fact<boolean>
    /** ISO 8601; null when it never expires. */
    readonly expiresAt: Fact<string | null>
    /** Days between rotations; null when nothing rotates it. */
    readonly rotationDays: Fact<number | null>
  }
>

const operations = { listVaults, listKeys, getKey }

export const keys = defineCollector<Key, typeof operations>({
  kind: KEY,
  per: 'account',
  operations,
  lists: ['listVaults', 'listKeys'],
  answers: { enabled: ['getKey'], expiresAt: ['getKey'], rotationDays: ['getKey'] },

  async collect(scope, calls, wanted) {
    const vaults = await calls.list('listVaults', {})
    const listings = await Promise.all(
      vaults.items.map(async ({ id, name, location }) => {
        const at = { group: resourceGroupOf(id), vault: name }
        return { at, location, listing: await calls.list('listKeys', at) }
      }),
    )
    const resources = listings.flatMap(({ at, location, listing }) =>
      listing.items.map(async ({ id, name }): Promise<Key> => {
        const ask = () => calls.get('getKey', { ...at, key: name })
        return {
          kind: KEY,
          id: armId(id),
          name: `${at.vault}/${name}`,
          scope: { ...scope, region: location },
          facts: await gather<Key['facts']>(wanted, {
            enabled: async () => map(await ask(), ({ enabled }) => enabled),
            expiresAt: async () => map(await ask(), ({ expiresAt }) => expiresAt),
            rotationDays: async () => map(await ask(), ({ rotationDays }) => rotationDays),
          }),
        }
      }),
    )
    return {
      items: await Promise.all(resources),
      gaps: [...vaults.gaps, ...listings.flatMap(({ listing }) => listing.gaps)],
    }
  },
})
