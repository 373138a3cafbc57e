import {
  defineCollector,
  defineProjection,
  type Fact,
  gather,
  known,
  map,
  not,
  notCollected,
  type Resource,
  unless,
} from '#model'
import { Endpoint, InTransit } from '#views'
import { armId } from '../armId.ts'
import { listManagedInstances } from './operations.ts'

export const MANAGED_INSTANCE = 'azure:sql:managed-instance' as const

/** A server of one's own, in a virtual network. */
export type ManagedInstance = Resource<
  typeof MANAGED_INSTANCE,
  {
    /** Port 3342 answers on the internet, to whom the security group of its subnet lets through. */
    readonly publicEndpoint: Fact<boolean>
    /** `1.2`; `None` admits any. */
    readonly minimumTls: Fact<string>
  }
>

const operations = { listManagedInstances }

export const managedInstances = defineCollector<ManagedInstance, typeof operations>({
  kind: MANAGED_INSTANCE,
  per: 'account',
  operations,
  lists: ['listManagedInstances'],
  answers: { publicEndpoint: [], minimumTls: [] },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('listManagedInstances', {})
    const { id: from } = listManagedInstances
    const resources = items.map(
      async ({ id, name, location, tags, properties }): Promise<ManagedInstance> => ({
        kind: MANAGED_INSTANCE,
        id: armId(id),
        name,
        scope: { ...scope, region: location },
        tags: tags ?? {},
        facts: await gather<ManagedInstance['facts']>(wanted, {
          publicEndpoint: () => known(properties.publicDataEndpointEnabled ?? false, from),
          minimumTls: () => known(properties.minimalTlsVersion ?? 'None', from),
        }),
      }),
    )
    return { items: await Promise.all(resources), gaps }
  },
})

const SUBNET = notCollected(
  'Microsoft.Network:virtualNetworks.listAll',
  'Who reaches the public endpoint, the security group of its subnet decides, which was not read.',
)

export const managedInstanceAsEndpoint = defineProjection<ManagedInstance, Endpoint>({
  kind: MANAGED_INSTANCE,
  as: Endpoint,
  reads: ['publicEndpoint'],
  project: ({ facts }) => ({
    noun: 'database server',
    service: 'sqlserver',
    port: 3342,
    hasPublicAddress: facts.publicEndpoint,
    reachable: unless(not(facts.publicEndpoint), SUBNET),
    ranges: unless(not(facts.publicEndpoint), SUBNET),
  }),
})

export const managedInstanceAsInTransit = defineProjection<ManagedInstance, InTransit>({
  kind: MANAGED_INSTANCE,
  as: InTransit,
  reads: ['minimumTls'],
  project: ({ facts }) => ({
    noun: 'database server',
    setting: 'minimalTlsVersion',
    // It encrypts every connection; which version is what can be chosen.
    tlsRequired: known(true),
    minimumVersion: map(facts.minimumTls, (version) => (version === 'None' ? '1.0' : version)),
  }),
})
