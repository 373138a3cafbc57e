import { defineCollector, type Fact, gather, known, map, type Resource, unknown } from '#model'
import { armId, resourceGroupOf } from '../armId.ts'
import type { Admits } from '../exposure/firewall.ts'
import { publicAccessFrom } from '../exposure/publicAccess.ts'
import { wholeOf } from '../listing.ts'
import { type CacheRecord, listCaches, listFirewallRules } from './operations.ts'

export const CACHE = 'azure:redis:cache' as const

export type Cache = Resource<
  typeof CACHE,
  {
    readonly publicAccess: Fact<boolean>
    readonly admits: Fact<Admits>
    /** Whether port 6379 answers, in clear. */
    readonly plainPort: Fact<boolean>
    /** `1.2`. */
    readonly minimumTls: Fact<string>
    /** Whether it asks for anything at all. */
    readonly asksNobody: Fact<boolean>
    readonly keysWork: Fact<boolean>
  }
>

const operations = { listCaches, listFirewallRules }

export const caches = defineCollector<Cache, typeof operations>({
  kind: CACHE,
  per: 'account',
  operations,
  lists: ['listCaches'],
  answers: {
    publicAccess: [],
    admits: ['listFirewallRules'],
    plainPort: [],
    minimumTls: [],
    asksNobody: [],
    keysWork: [],
  },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('listCaches', {})
    const resources = items.map(async (cache): Promise<Cache> => {
      const at = { group: resourceGroupOf(cache.id), cache: cache.name }
      return {
        kind: CACHE,
        id: armId(cache.id),
        name: cache.name,
        scope: { ...scope, region: cache.location },
        tags: cache.tags ?? {},
        facts: await gather<Cache['facts']>(wanted, {
          ...factsFrom(cache),
          admits: async () => {
            const rules = wholeOf(await calls.list('listFirewallRules', at), listFirewallRules.id)
            // https://learn.microsoft.com/azure/azure-cache-for-redis/cache-configure#firewall
            return map(rules, (list): Admits => (list.length === 0 ? 'everybody' : list))
          },
        }),
      }
    })
    return { items: await Promise.all(resources), gaps }
  },
})

const { id: LISTING } = listCaches

function factsFrom({ properties }: CacheRecord) {
  const { redisConfiguration: configuration, minimumTlsVersion, subnetId } = properties
  return {
    // A cache that was put into a virtual network has no address outside of it.
    publicAccess: () =>
      subnetId ? known(false, LISTING) : publicAccessFrom(properties.publicNetworkAccess, LISTING),
    plainPort: () => known(properties.enableNonSslPort ?? false, LISTING),
    minimumTls: () => (minimumTlsVersion ? known(minimumTlsVersion, LISTING) : NO_VERSION),
    asksNobody: () => known(/^true$/i.test(configuration?.authnotrequired ?? ''), LISTING),
    keysWork: () => known(!(properties.disableAccessKeyAuthentication ?? false), LISTING),
  }
}

const NO_VERSION = unknown({
  call: LISTING,
  reason: 'malformed',
  permission: null,
  detail: 'The cache does not say which TLS it accepts.',
})
