import { defineCollector, type Fact, gather, known, type Resource } from '#model'
import { armId, resourceGroupOf } from '../armId.ts'
import { byName, type FlexibleServerFacts, factsFromListing } from '../flexible/facts.ts'
import type { FlexibleServerRecord } from '../flexible/record.ts'
import { wholeOf } from '../listing.ts'
import * as operations from './operations.ts'

export const SERVER = 'azure:postgresql:server' as const

export interface SignIn {
  readonly byPassword: boolean
  readonly byDirectory: boolean
}

export type Server = Resource<
  typeof SERVER,
  FlexibleServerFacts & {
    readonly signIn: Fact<SignIn>
    /** People, groups and programs of the directory that administer it. */
    readonly directoryAdministrators: Fact<readonly string[]>
  }
>

const { listServers, listFirewallRules, listParameters, listAdministrators } = operations

export const servers = defineCollector<Server, typeof operations>({
  kind: SERVER,
  per: 'account',
  operations,
  lists: ['listServers'],
  answers: {
    publicAccess: [],
    firewallRules: ['listFirewallRules'],
    parameters: ['listParameters'],
    key: [],
    backups: [],
    signIn: [],
    directoryAdministrators: ['listAdministrators'],
  },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('listServers', {})
    const resources = items.map(async (server): Promise<Server> => {
      const at = { group: resourceGroupOf(server.id), server: server.name }
      return {
        kind: SERVER,
        id: armId(server.id),
        name: server.name,
        scope: { ...scope, region: server.location },
        tags: server.tags ?? {},
        facts: await gather<Server['facts']>(wanted, {
          ...factsFromListing(server, listServers.id),
          signIn: () => known(signInOf(server), listServers.id),
          firewallRules: async () =>
            wholeOf(await calls.list('listFirewallRules', at), listFirewallRules.id),
          parameters: async () =>
            byName(wholeOf(await calls.list('listParameters', at), listParameters.id)),
          directoryAdministrators: async () =>
            wholeOf(await calls.list('listAdministrators', at), listAdministrators.id),
        }),
      }
    })
    return { items: await Promise.all(resources), gaps }
  },
})

/** A server that was made before there was a choice knows passwords alone. */
function signInOf({ properties }: FlexibleServerRecord): SignIn {
  const { activeDirectoryAuth, passwordAuth } = properties.authConfig ?? {}
  return {
    byPassword: !/^disabled$/i.test(passwordAuth ?? 'Enabled'),
    byDirectory: /^enabled$/i.test(activeDirectoryAuth ?? 'Disabled'),
  }
}
