import { defineCollector, type Fact, gather, type Resource } from '#model'
import { armId, resourceGroupOf } from '../armId.ts'
import * as sql from './operations.ts'

export const DATABASE = 'azure:sql:database' as const

export type Database = Resource<
  typeof DATABASE,
  {
    /** Transparent data encryption. */
    readonly encrypted: Fact<boolean>
    /** Days over which any moment can be restored. */
    readonly retentionDays: Fact<number>
  }
>

const { listServers, listDatabases, getTransparentDataEncryption, getShortTermRetention } = sql
const operations = {
  listServers,
  listDatabases,
  getTransparentDataEncryption,
  getShortTermRetention,
}

/** The server's own catalogue, of which none of the settings can be chosen. */
const SYSTEM_DATABASE = 'master'

export const databases = defineCollector<Database, typeof operations>({
  kind: DATABASE,
  per: 'account',
  operations,
  lists: ['listServers', 'listDatabases'],
  answers: {
    encrypted: ['getTransparentDataEncryption'],
    retentionDays: ['getShortTermRetention'],
  },

  async collect(scope, calls, wanted) {
    const servers = await calls.list('listServers', {})
    const listings = await Promise.all(
      servers.items.map(async ({ id, name }) => {
        const at = { group: resourceGroupOf(id), server: name }
        return { at, listing: await calls.list('listDatabases', at) }
      }),
    )
    const resources = listings.flatMap(({ at, listing }) =>
      listing.items
        .filter(({ name }) => name !== SYSTEM_DATABASE)
        .map(async ({ id, name, location, tags }): Promise<Database> => {
          const here = { ...at, database: name }
          return {
            kind: DATABASE,
            id: armId(id),
            name: `${at.server}/${name}`,
            scope: { ...scope, region: location },
            tags: tags ?? {},
            facts: await gather<Database['facts']>(wanted, {
              encrypted: () => calls.get('getTransparentDataEncryption', here),
              retentionDays: () => calls.get('getShortTermRetention', here),
            }),
          }
        }),
    )
    return {
      items: await Promise.all(resources),
      gaps: [...servers.gaps, ...listings.flatMap(({ listing }) => listing.gaps)],
    }
  },
})

/** The server that a database is on: `…/servers/NAME/databases/NAME` is below it. */
export function serverOf(id: string): string {
  return id.slice(0, id.indexOf('/databases/'))
}
