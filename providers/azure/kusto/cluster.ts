import { defineCollector, type Fact, gather, known, type Resource } from '#model'
import { armId } from '../armId.ts'
import type { Admits } from '../exposure/firewall.ts'
import { publicAccessFrom } from '../exposure/publicAccess.ts'
import { type ClusterRecord, listClusters } from './operations.ts'

export const CLUSTER = 'azure:kusto:cluster' as const

/** A cluster of Azure Data Explorer. */
export type Cluster = Resource<
  typeof CLUSTER,
  {
    readonly publicAccess: Fact<boolean>
    readonly admits: Fact<Admits>
    /** The address of the customer's key in a vault; null where Microsoft holds it. */
    readonly key: Fact<string | null>
  }
>

const operations = { listClusters }

export const clusters = defineCollector<Cluster, typeof operations>({
  kind: CLUSTER,
  per: 'account',
  operations,
  lists: ['listClusters'],
  answers: { publicAccess: [], admits: [], key: [] },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('listClusters', {})
    const { id: from } = listClusters
    const resources = items.map(
      async ({ id, name, location, tags, properties }): Promise<Cluster> => ({
        kind: CLUSTER,
        id: armId(id),
        name,
        scope: { ...scope, region: location },
        tags: tags ?? {},
        facts: await gather<Cluster['facts']>(wanted, {
          publicAccess: () => publicAccessFrom(properties.publicNetworkAccess, from),
          admits: () => known(admitsOf(properties), from),
          key: () => known(keyOf(properties), from),
        }),
      }),
    )
    return { items: await Promise.all(resources), gaps }
  },
})

type Properties = ClusterRecord['properties']

/** https://learn.microsoft.com/azure/data-explorer/security-network-restrict-public-access */
function admitsOf({ allowedIpRangeList }: Properties): Admits {
  const ranges = allowedIpRangeList ?? []
  if (ranges.length === 0) return 'everybody'
  return ranges.map((range, index) => ({ name: String(index), first: range, last: range }))
}

function keyOf({ keyVaultProperties: key }: Properties): string | null {
  return key?.keyName ? `${(key.keyVaultUri ?? '').replace(/\/$/, '')}/keys/${key.keyName}` : null
}
