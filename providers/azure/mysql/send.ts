import type { InServer } from '../flexible/record.ts'
import { sdk } from '../sdk.ts'
import type { Senders } from '../wire.ts'

/** The client's own version of the API, of 2021, knows of no customer's keys. */
const API_VERSION = '2023-12-30'

const mysql = sdk(async ({ credential, subscription, options }) => {
  const { MySQLManagementFlexibleServerClient } = await import('@azure/arm-mysql-flexible')
  return new MySQLManagementFlexibleServerClient(credential, subscription, {
    ...options,
    apiVersion: API_VERSION,
  })
})

export const mysqlCalls: Senders = {
  'Microsoft.DBforMySQL:servers.list': mysql.page(({ servers }) => servers.list()),
  'Microsoft.DBforMySQL:firewallRules.listByServer': mysql.page(
    ({ firewallRules }, { group, server }: InServer) => firewallRules.listByServer(group, server),
  ),
  'Microsoft.DBforMySQL:configurations.listByServer': mysql.page(
    ({ configurations }, { group, server }: InServer) => configurations.listByServer(group, server),
  ),
}
