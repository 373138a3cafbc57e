import { known } from '#model'
import { REGISTRY, type Registry } from '../../providers/azure/containerregistry/registry.ts'
import { CACHE, type Cache } from '../../providers/azure/redis/cache.ts'
import { LOCATION, SCOPE } from './scopeBuilder.ts'

const GROUP = `/subscriptions/${SCOPE.account}/resourcegroups/office/providers`
const CACHES = 'Microsoft.Cache:redis.listBySubscription'
const REGISTRIES = 'Microsoft.ContainerRegistry:registries.list'

/** A cache for one office, with TLS and keys. */
export function redisCache(facts: Partial<Cache['facts']> = {}): Cache {
  return {
    kind: CACHE,
    id: `${GROUP}/microsoft.cache/redis/acme`,
    name: 'acme',
    scope: { ...SCOPE, region: LOCATION },
    facts: {
      publicAccess: known(true, CACHES),
      admits: known([{ name: 'office', first: '51.145.10.0', last: '51.145.10.255' }], CACHES),
      plainPort: known(false, CACHES),
      minimumTls: known('1.2', CACHES),
      asksNobody: known(false, CACHES),
      keysWork: known(true, CACHES),
      ...facts,
    },
  }
}

/** A registry as the portal makes it: nobody pulls without an account, from any address. */
export function containerRegistry(facts: Partial<Registry['facts']> = {}): Registry {
  return {
    kind: REGISTRY,
    id: `${GROUP}/microsoft.containerregistry/registries/acme`,
    name: 'acme',
    scope: { ...SCOPE, region: LOCATION },
    facts: {
      anonymousPull: known(false, REGISTRIES),
      publicAccess: known(true, REGISTRIES),
      admits: known('everybody', REGISTRIES),
      key: known(null, REGISTRIES),
      ...facts,
    },
  }
}
