import { defineCollector, gather, type Resource } from '#model'
import { armId, resourceGroupOf } from '../armId.ts'
import { byName, type FlexibleServerFacts, factsFromListing } from '../flexible/facts.ts'
import { wholeOf } from '../listing.ts'
import * as operations from './operations.ts'

export const SERVER = 'azure:mysql:server' as const

export type Server = Resource<typeof SERVER, FlexibleServerFacts>

const { listServers, listFirewallRules, listParameters } = operations

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
          firewallRules: async () =>
            wholeOf(await calls.list('listFirewallRules', at), listFirewallRules.id),
          parameters: async () =>
            byName(wholeOf(await calls.list('listParameters', at), listParameters.id)),
        }),
      }
    })
    return { items: await Promise.all(resources), gaps }
  },
})
