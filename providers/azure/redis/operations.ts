import { z } from 'zod'
import { operation } from '#model'
import type { AddressRule } from '../exposure/firewall.ts'
import { nextPage, type Page, pageOf } from '../page.ts'

export interface InCache {
  readonly group: string
  readonly cache: string
}

/** https://learn.microsoft.com/rest/api/redis/redis/list-by-subscription */
const Cache = z.object({
  id: z.string(),
  name: z.string(),
  location: z.string(),
  tags: z.record(z.string(), z.string()).nullish(),
  properties: z.object({
    publicNetworkAccess: z.string().nullish(),
    subnetId: z.string().nullish(),
    enableNonSslPort: z.boolean().nullish(),
    minimumTlsVersion: z.string().nullish(),
    disableAccessKeyAuthentication: z.boolean().nullish(),
    redisConfiguration: z
      .object({ authnotrequired: z.string().nullish(), 'aad-enabled': z.string().nullish() })
      .nullish(),
  }),
})
export type CacheRecord = z.infer<typeof Cache>

export const listCaches = operation<Page>()({
  id: 'Microsoft.Cache:redis.listBySubscription',
  permissions: ['Microsoft.Cache/redis/read'],
  decode: (body) => pageOf(Cache).parse(body).value,
  next: nextPage,
})

const FirewallRule = z.object({
  name: z.string(),
  properties: z.object({ startIP: z.string(), endIP: z.string() }),
})

export const listFirewallRules = operation<InCache & Page>()({
  id: 'Microsoft.Cache:firewallRules.list',
  permissions: ['Microsoft.Cache/redis/firewallRules/read'],
  decode: (body) =>
    pageOf(FirewallRule)
      .parse(body)
      .value.map(
        ({ name, properties }): AddressRule => ({
          // `cache/rule`, as the service writes the names of what is in a cache.
          name: name.slice(name.lastIndexOf('/') + 1),
          first: properties.startIP,
          last: properties.endIP,
        }),
      ),
  next: nextPage,
})
