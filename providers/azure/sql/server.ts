import { defineCollector, type Fact, gather, known, type Listing, map, type Resource } from '#model'
import { armId, resourceGroupOf } from '../armId.ts'
import type { AddressRule } from '../exposure/firewall.ts'
import { publicAccessFrom } from '../exposure/publicAccess.ts'
import { wholeOf } from '../listing.ts'
import * as sql from './operations.ts'

export const SERVER = 'azure:sql:server' as const

export interface DirectoryAdministrator {
  readonly login: string
  /** Only identities of the directory sign in to the server, and no passwords. */
  readonly only: boolean
}

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
    /** The administrator from the directory; null where there is none. */
    readonly directory: Fact<DirectoryAdministrator | null>
  }
>

const { listServers, listFirewallRules, listAdministrators, getEncryptionProtector, getAuditing } =
  sql
const operations = {
  listServers,
  listFirewallRules,
  listAdministrators,
  getEncryptionProtector,
  getAuditing,
}

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
    directory: ['listAdministrators'],
  },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('listServers', {})
    const { id: from } = listServers
    const resources = items.map(async (server): Promise<Server> => {
      const at = { group: resourceGroupOf(server.id), server: server.name }
      const { publicNetworkAccess, minimalTlsVersion } = server.properties
      return {
        kind: SERVER,
        id: armId(server.id),
        name: server.name,
        scope: { ...scope, region: server.location },
        tags: server.tags ?? {},
        facts: await gather<Server['facts']>(wanted, {
          publicAccess: () => publicAccessFrom(publicNetworkAccess, from),
          firewallRules: async () =>
            wholeOf(await calls.list('listFirewallRules', at), listFirewallRules.id),
          minimumTls: () => known(minimalTlsVersion ?? 'None', from),
          key: () => calls.get('getEncryptionProtector', at),
          audit: () => calls.get('getAuditing', at),
          directory: async () => administratorIn(await calls.list('listAdministrators', at)),
        }),
      }
    })
    return { items: await Promise.all(resources), gaps }
  },
})

function administratorIn(listing: Listing<DirectoryAdministrator>) {
  return map(wholeOf(listing, listAdministrators.id), ([administrator]) => administrator ?? null)
}
