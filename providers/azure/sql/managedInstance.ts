import {
  defineCollector,
  defineProjection,
  type Fact,
  flatMap,
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
import { wholeOf } from '../listing.ts'
import type { Opening } from '../network/filter.ts'
import { listSubnets } from '../network/operations.ts'
import {
  everythingIn,
  exposureOf,
  GROUP_FACTS,
  inWords,
  type Reach,
  reachAt,
} from '../network/reach.ts'
import { listManagedInstances } from './operations.ts'

export const MANAGED_INSTANCE = 'azure:sql:managed-instance' as const

/** A server of one's own, in a virtual network. */
export type ManagedInstance = Resource<
  typeof MANAGED_INSTANCE,
  {
    /** Port 3342 answers on the internet, to whom the security group of its subnet lets through. */
    readonly publicEndpoint: Fact<boolean>
    /** The security group of its subnet, by its id; null where there is none. */
    readonly subnetGroup: Fact<string | null>
    /** `1.2`; `None` admits any. */
    readonly minimumTls: Fact<string>
  }
>

const operations = { listManagedInstances, listSubnets }

export const managedInstances = defineCollector<ManagedInstance, typeof operations>({
  kind: MANAGED_INSTANCE,
  per: 'account',
  operations,
  lists: ['listManagedInstances'],
  answers: { publicEndpoint: [], subnetGroup: ['listSubnets'], minimumTls: [] },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('listManagedInstances', {})
    const { id: from } = listManagedInstances
    const isAsked = wanted('subnetGroup') && items.length > 0
    const subnets = isAsked
      ? wholeOf(await calls.list('listSubnets', {}), listSubnets.id)
      : known([])
    const resources = items.map(
      async ({ id, name, location, tags, properties }): Promise<ManagedInstance> => ({
        kind: MANAGED_INSTANCE,
        id: armId(id),
        name,
        scope: { ...scope, region: location },
        tags: tags ?? {},
        facts: await gather<ManagedInstance['facts']>(wanted, {
          publicEndpoint: () => known(properties.publicDataEndpointEnabled ?? false, from),
          subnetGroup: () => groupIn(subnets, properties.subnetId),
          minimumTls: () => known(properties.minimalTlsVersion ?? 'None', from),
        }),
      }),
    )
    return { items: await Promise.all(resources), gaps }
  },
})

function groupIn(
  subnets: Fact<readonly { readonly id: string; readonly group: string | null }[]>,
  subnetId: string | null | undefined,
): Fact<string | null> {
  return flatMap(subnets, (list): Fact<string | null> => {
    const subnet = list.find(({ id }) => subnetId && armId(id) === armId(subnetId))
    return subnet
      ? known(subnet.group === null ? null : armId(subnet.group))
      : notCollected(listSubnets.id, `The subnet ${subnetId ?? ''} was not listed.`)
  })
}

const PUBLIC_PORT = 3342

/**
 * The public endpoint is behind the security group of the subnet, and closed without one.
 * https://learn.microsoft.com/azure/azure-sql/managed-instance/public-endpoint-configure
 */
export const managedInstanceAsEndpoint = defineProjection<ManagedInstance, Endpoint>({
  kind: MANAGED_INSTANCE,
  as: Endpoint,
  reads: ['publicEndpoint', 'subnetGroup'],
  alongside: GROUP_FACTS,
  project: ({ id, facts }, { related }) => {
    const through = flatMap(facts.subnetGroup, (subnetGroup) =>
      everythingIn([
        map(
          reachAt({ privateAddress: null, isClosed: true, subnetGroup }, null, related),
          atPublicPort,
        ),
      ]),
    )
    const openings = unless(not(facts.publicEndpoint), through)
    return {
      noun: 'database server',
      service: 'sqlserver',
      port: PUBLIC_PORT,
      hasPublicAddress: facts.publicEndpoint,
      reachable: map(openings, (found) => found.map((opening) => exposureOf(id, opening))),
      ranges: map(openings, (found) => found.map(inWords)),
    }
  },
})

function atPublicPort({ surely, atMost }: Reach): Reach {
  const isIt = ({ protocol, from, to }: Opening) =>
    protocol === 'tcp' && from <= PUBLIC_PORT && PUBLIC_PORT <= to
  const alone = (opening: Opening) => ({ ...opening, from: PUBLIC_PORT, to: PUBLIC_PORT })
  return { surely: surely.filter(isIt).map(alone), atMost: atMost.filter(isIt).map(alone) }
}

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
