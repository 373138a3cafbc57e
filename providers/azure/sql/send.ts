import { sdk } from '../sdk.ts'
import type { Senders } from '../wire.ts'
import type { InDatabase, InServer } from './operations.ts'

const sql = sdk(async ({ credential, subscription, options }) => {
  const { SqlManagementClient } = await import('@azure/arm-sql')
  return new SqlManagementClient(credential, subscription, options)
})

export const sqlCalls: Senders = {
  'Microsoft.Sql:servers.list': sql.page(({ servers }) => servers.list()),
  'Microsoft.Sql:managedInstances.list': sql.page(({ managedInstances }) =>
    managedInstances.list(),
  ),
  'Microsoft.Sql:firewallRules.listByServer': sql.page(
    ({ firewallRules }, { group, server }: InServer) => firewallRules.listByServer(group, server),
  ),
  'Microsoft.Sql:serverAzureADAdministrators.listByServer': sql.page(
    ({ serverAzureADAdministrators }, { group, server }: InServer) =>
      serverAzureADAdministrators.listByServer(group, server),
  ),
  'Microsoft.Sql:encryptionProtectors.get': sql.one(
    ({ encryptionProtectors }, { group, server }: InServer) =>
      encryptionProtectors.get(group, server, 'current'),
  ),
  'Microsoft.Sql:serverBlobAuditingPolicies.get': sql.one(
    ({ serverBlobAuditingPolicies }, { group, server }: InServer) =>
      serverBlobAuditingPolicies.get(group, server),
  ),
  'Microsoft.Sql:databases.listByServer': sql.page(({ databases }, { group, server }: InServer) =>
    databases.listByServer(group, server),
  ),
  'Microsoft.Sql:transparentDataEncryptions.get': sql.one(
    ({ transparentDataEncryptions }, { group, server, database }: InDatabase) =>
      transparentDataEncryptions.get(group, server, database, 'current'),
  ),
  'Microsoft.Sql:backupShortTermRetentionPolicies.get': sql.one(
    ({ backupShortTermRetentionPolicies }, { group, server, database }: InDatabase) =>
      backupShortTermRetentionPolicies.get(group, server, database, 'default'),
  ),
}
