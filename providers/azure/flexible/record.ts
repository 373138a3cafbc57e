/** What the flexible servers of PostgreSQL and MySQL say alike about themselves. @module */

import { z } from 'zod'
import type { AddressRule } from '../exposure/firewall.ts'
import { pageOf } from '../page.ts'

export interface InServer {
  readonly group: string
  readonly server: string
}

/**
 * https://learn.microsoft.com/rest/api/postgresql/servers/list-by-subscription
 * https://learn.microsoft.com/rest/api/mysql/flexibleserver/servers/list
 */
const FlexibleServer = z.object({
  id: z.string(),
  name: z.string(),
  location: z.string(),
  tags: z.record(z.string(), z.string()).nullish(),
  properties: z.object({
    network: z.object({ publicNetworkAccess: z.string().nullish() }).nullish(),
    dataEncryption: z
      .object({
        type: z.string().nullish(),
        primaryKeyURI: z.string().nullish(),
        primaryEncryptionKeyStatus: z.string().nullish(),
      })
      .nullish(),
    backup: z
      .object({
        backupRetentionDays: z.number().nullish(),
        geoRedundantBackup: z.string().nullish(),
      })
      .nullish(),
    authConfig: z
      .object({ activeDirectoryAuth: z.string().nullish(), passwordAuth: z.string().nullish() })
      .nullish(),
  }),
})
export type FlexibleServerRecord = z.infer<typeof FlexibleServer>

export function flexibleServersIn(body: unknown): readonly FlexibleServerRecord[] {
  return pageOf(FlexibleServer).parse(body).value
}

const FirewallRule = z.object({
  name: z.string(),
  properties: z.object({ startIpAddress: z.string(), endIpAddress: z.string() }),
})

export function firewallRulesIn(body: unknown): readonly AddressRule[] {
  return pageOf(FirewallRule)
    .parse(body)
    .value.map(({ name, properties }) => ({
      name,
      first: properties.startIpAddress,
      last: properties.endIpAddress,
    }))
}

const Configuration = z.object({
  name: z.string(),
  properties: z.object({ value: z.string().nullish() }),
})

export interface Parameter {
  readonly name: string
  readonly value: string
}

/** Only those that a check asks about: a server has several hundred. */
export function parametersIn(body: unknown, watched: ReadonlySet<string>): readonly Parameter[] {
  return pageOf(Configuration)
    .parse(body)
    .value.filter(({ name }) => watched.has(name))
    .map(({ name, properties }) => ({ name, value: properties.value ?? '' }))
}
