import {
  allTrue,
  defineCollector,
  defineProjection,
  type Fact,
  gather,
  known,
  type Resource,
} from '#model'
import { Endpoint, Recoverable } from '#views'
import { armId } from '../armId.ts'
import { type Admits, reachedThrough } from '../exposure/firewall.ts'
import { publicAccessFrom } from '../exposure/publicAccess.ts'
import { listManagedHsms } from './operations.ts'
import { admitsOf } from './vault.ts'

export const MANAGED_HSM = 'azure:keyvault:managed-hsm' as const

/** A hardware security module of one's own, which holds keys as a vault does. */
export type ManagedHsm = Resource<
  typeof MANAGED_HSM,
  {
    readonly publicAccess: Fact<boolean>
    readonly admits: Fact<Admits>
    readonly softDelete: Fact<boolean>
    readonly purgeProtection: Fact<boolean>
  }
>

const operations = { listManagedHsms }

export const managedHsms = defineCollector<ManagedHsm, typeof operations>({
  kind: MANAGED_HSM,
  per: 'account',
  operations,
  lists: ['listManagedHsms'],
  answers: { publicAccess: [], admits: [], softDelete: [], purgeProtection: [] },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('listManagedHsms', {})
    const { id: from } = listManagedHsms
    const resources = items.map(
      async ({ id, name, location, tags, properties }): Promise<ManagedHsm> => ({
        kind: MANAGED_HSM,
        id: armId(id),
        name,
        scope: { ...scope, region: location },
        tags: tags ?? {},
        facts: await gather<ManagedHsm['facts']>(wanted, {
          publicAccess: () => publicAccessFrom(properties.publicNetworkAccess, from),
          admits: () => known(admitsOf(properties), from),
          softDelete: () => known(properties.enableSoftDelete ?? true, from),
          purgeProtection: () => known(properties.enablePurgeProtection ?? false, from),
        }),
      }),
    )
    return { items: await Promise.all(resources), gaps }
  },
})

export const managedHsmAsEndpoint = defineProjection<ManagedHsm, Endpoint>({
  kind: MANAGED_HSM,
  as: Endpoint,
  reads: ['publicAccess', 'admits'],
  project: ({ id, facts }) => ({
    noun: 'managed HSM',
    service: 'managed HSM',
    port: 443,
    ...reachedThrough({
      id,
      pointer: '/properties/networkAcls',
      publicAccess: facts.publicAccess,
      admits: facts.admits,
      what: ['invoke'],
      call: listManagedHsms.id,
      fix: 'Set publicNetworkAccess to Disabled, or networkAcls.defaultAction to Deny and admit the networks that need it.',
    }),
  }),
})

export const managedHsmAsRecoverable = defineProjection<ManagedHsm, Recoverable>({
  kind: MANAGED_HSM,
  as: Recoverable,
  reads: ['softDelete', 'purgeProtection'],
  project: ({ facts }) => ({
    noun: 'managed HSM',
    keepsVersions: facts.softDelete,
    backupDays: known(null),
    deletionProtected: known(null),
    purgeProtected: allTrue(facts.softDelete, facts.purgeProtection),
  }),
})
