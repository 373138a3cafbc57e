import { z } from 'zod'
import { operation } from '#model'
import { nextPage, type Page, pageOf } from '../page.ts'

export interface InServer {
  readonly group: string
  readonly server: string
}

export interface InDatabase extends InServer {
  readonly database: string
}

/** https://learn.microsoft.com/rest/api/sql/servers/list */
const Server = z.object({
  id: z.string(),
  name: z.string(),
  location: z.string(),
  tags: z.record(z.string(), z.string()).nullish(),
  properties: z.object({
    publicNetworkAccess: z.string().nullish(),
    minimalTlsVersion: z.string().nullish(),
  }),
})
export type ServerRecord = z.infer<typeof Server>

export const listServers = operation<Page>()({
  id: 'Microsoft.Sql:servers.list',
  permissions: ['Microsoft.Sql/servers/read'],
  decode: (body) => pageOf(Server).parse(body).value,
  next: nextPage,
})

/** https://learn.microsoft.com/rest/api/sql/managed-instances/list */
const ManagedInstance = z.object({
  id: z.string(),
  name: z.string(),
  location: z.string(),
  tags: z.record(z.string(), z.string()).nullish(),
  properties: z.object({
    publicDataEndpointEnabled: z.boolean().nullish(),
    subnetId: z.string().nullish(),
    minimalTlsVersion: z.string().nullish(),
  }),
})

export const listManagedInstances = operation<Page>()({
  id: 'Microsoft.Sql:managedInstances.list',
  permissions: ['Microsoft.Sql/managedInstances/read'],
  decode: (body) => pageOf(ManagedInstance).parse(body).value,
  next: nextPage,
})

const FirewallRule = z.object({
  name: z.string(),
  properties: z.object({ startIpAddress: z.string(), endIpAddress: z.string() }),
})

export const listFirewallRules = operation<InServer & Page>()({
  id: 'Microsoft.Sql:firewallRules.listByServer',
  permissions: ['Microsoft.Sql/servers/firewallRules/read'],
  decode: (body) =>
    pageOf(FirewallRule)
      .parse(body)
      .value.map(({ name, properties }) => ({
        name,
        first: properties.startIpAddress,
        last: properties.endIpAddress,
      })),
  next: nextPage,
})

const Administrator = z.object({
  properties: z.object({
    login: z.string(),
    azureADOnlyAuthentication: z.boolean().nullish(),
  }),
})

/** The person, group or program of the directory that administers it: one at most. */
export const listAdministrators = operation<InServer & Page>()({
  id: 'Microsoft.Sql:serverAzureADAdministrators.listByServer',
  permissions: ['Microsoft.Sql/servers/administrators/read'],
  decode: (body) =>
    pageOf(Administrator)
      .parse(body)
      .value.map(({ properties }) => ({
        login: properties.login,
        only: properties.azureADOnlyAuthentication ?? false,
      })),
  next: nextPage,
})

const Protector = z.object({
  properties: z.object({ serverKeyType: z.string(), uri: z.string().nullish() }),
})

/** The address of the customer's key; null where Microsoft holds it. */
export const getEncryptionProtector = operation<InServer>()({
  id: 'Microsoft.Sql:encryptionProtectors.get',
  permissions: ['Microsoft.Sql/servers/encryptionProtector/read'],
  decode: (body) => {
    const { serverKeyType, uri } = Protector.parse(body).properties
    return serverKeyType === 'AzureKeyVault' ? { key: uri ?? 'a key in a vault' } : null
  },
})

const Auditing = z.object({
  properties: z.object({
    state: z.string(),
    storageEndpoint: z.string().nullish(),
    isAzureMonitorTargetEnabled: z.boolean().nullish(),
  }),
})

/** Where the audit goes; null when it is off. */
export const getAuditing = operation<InServer>()({
  id: 'Microsoft.Sql:serverBlobAuditingPolicies.get',
  permissions: ['Microsoft.Sql/servers/auditingSettings/read'],
  decode: (body) => {
    const { state, storageEndpoint, isAzureMonitorTargetEnabled } = Auditing.parse(body).properties
    if (state !== 'Enabled') return null
    return storageEndpoint || (isAzureMonitorTargetEnabled ? 'Azure Monitor' : null)
  },
})

/** https://learn.microsoft.com/rest/api/sql/databases/list-by-server */
const Database = z.object({
  id: z.string(),
  name: z.string(),
  location: z.string(),
  tags: z.record(z.string(), z.string()).nullish(),
})

export const listDatabases = operation<InServer & Page>()({
  id: 'Microsoft.Sql:databases.listByServer',
  permissions: ['Microsoft.Sql/servers/databases/read'],
  decode: (body) => pageOf(Database).parse(body).value,
  next: nextPage,
})

const Encryption = z.object({ properties: z.object({ state: z.enum(['Enabled', 'Disabled']) }) })

/** Whether a database is encrypted at rest. */
export const getTransparentDataEncryption = operation<InDatabase>()({
  id: 'Microsoft.Sql:transparentDataEncryptions.get',
  permissions: ['Microsoft.Sql/servers/databases/transparentDataEncryption/read'],
  decode: (body) => Encryption.parse(body).properties.state === 'Enabled',
})

const Retention = z.object({ properties: z.object({ retentionDays: z.number() }) })

/** Days over which any moment can be restored. */
export const getShortTermRetention = operation<InDatabase>()({
  id: 'Microsoft.Sql:backupShortTermRetentionPolicies.get',
  permissions: ['Microsoft.Sql/servers/databases/backupShortTermRetentionPolicies/read'],
  decode: (body) => Retention.parse(body).properties.retentionDays,
})
