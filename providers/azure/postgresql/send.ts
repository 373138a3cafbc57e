import type { InServer } from '../flexible/record.ts'
import { sdk } from '../sdk.ts'
import type { Senders } from '../wire.ts'

const postgresql = sdk(async ({ credential, subscription, options }) => {
  const { PostgreSQLManagementFlexibleServerClient } = await import(
    '@azure/arm-postgresql-flexible'
  )
  return new PostgreSQLManagementFlexibleServerClient(credential, subscription, options)
})

export const postgresqlCalls: Senders = {
  'Microsoft.DBforPostgreSQL:servers.listBySubscription': postgresql.page(({ servers }) =>
    servers.listBySubscription(),
  ),
  'Microsoft.DBforPostgreSQL:firewallRules.listByServer': postgresql.page(
    ({ firewallRules }, { group, server }: InServer) => firewallRules.listByServer(group, server),
  ),
  'Microsoft.DBforPostgreSQL:configurations.listByServer': postgresql.page(
    ({ configurations }, { group, server }: InServer) => configurations.listByServer(group, server),
  ),
  'Microsoft.DBforPostgreSQL:administratorsMicrosoftEntra.listByServer': postgresql.page(
    ({ administratorsMicrosoftEntra }, { group, server }: InServer) =>
      administratorsMicrosoftEntra.listByServer(group, server),
  ),
}
