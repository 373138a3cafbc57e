import {
  defineCollector,
  type Fact,
  gather,
  isNonEmpty,
  known,
  type Listing,
  type Resource,
  unknown,
} from '#model'
import { armId, resourceGroupOf } from '../armId.ts'
import type { AddressRule } from '../exposure/firewall.ts'
import { publicAccessFrom } from '../exposure/publicAccess.ts'
import * as sql from './operations.ts'

export const SERVER = 'azure:sql:server' as const

export type Server = Resource<
  typeof SERVER,
  {
    readonly publicAccess: Fact<boolean>
    readonly firewallRules: Fact<readonly AddressRule[]>
    /** `1.2`; `None` admits any. */
    readonly minimumTls: Fact<string>
    /** The customer's key; null where Microsoft holds it. */
    readonly key: Fact<{ readonly key: string } | null>
    /** Where the audit goes; null when it is off. */
    readonly audit: Fact<string | null>
    /** Whether people and programs of the directory alone may sign in, and no passwords. */
    readonly directoryOnly: Fact<boolean>
  }
>

const { listServers, listFirewallRules, getEncryptionProtector, getAuditing } = sql
const operations = { listServers, listFirewallRules, getEncryptionProtector, getAuditing }

export const servers = defineCollector<Server, typeof operations>({
  kind: SERVER,
  per: 'account',
  operations,
  lists: ['listServers'],
  answers: {
    publicAccess: [],
    firewallRules: ['listFirewallRules'],
    minimumTls: [],
    key: ['getEncryptionProtector'],
    audit: ['getAuditing'],
    directoryOnly: [],
  },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('listServers', {})
    const { id: from } = listServers
    const resources = items.map(async (server): Promise<Server> => {
      const at = { group: resourceGroupOf(server.id), server: server.name }
      const { publicNetworkAccess, minimalTlsVersion, administrators } = server.properties
      return {
        kind: SERVER,
        id: armId(server.id),
        name: server.name,
        scope: { ...scope, region: server.location },
        tags: server.tags ?? {},
        facts: await gather<Server['facts']>(wanted, {
          publicAccess: () => publicAccessFrom(publicNetworkAccess, from),
          firewallRules: async () => rulesIn(await calls.list('listFirewallRules', at)),
          minimumTls: () => known(minimalTlsVersion ?? 'None', from),
          key: () => calls.get('getEncryptionProtector', at),
          audit: () => calls.get('getAuditing', at),
          directoryOnly: () => known(administrators?.azureADOnlyAuthentication ?? false, from),
        }),
      }
    })
    return { items: await Promise.all(resources), gaps }
  },
})

function rulesIn({ items, gaps }: Listing<AddressRule>): Fact<readonly AddressRule[]> {
  return isNonEmpty(gaps) ? unknown(...gaps) : known(items, listFirewallRules.id)
}
