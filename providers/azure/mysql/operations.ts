import { operation } from '#model'
import {
  firewallRulesIn,
  flexibleServersIn,
  type InServer,
  parametersIn,
} from '../flexible/record.ts'
import { nextPage, type Page } from '../page.ts'

/** The server parameters that checks ask about. */
const WATCHED = new Set([
  'require_secure_transport',
  'tls_version',
  'audit_log_enabled',
  'audit_log_events',
])

export const listServers = operation<Page>()({
  id: 'Microsoft.DBforMySQL:servers.list',
  permissions: ['Microsoft.DBforMySQL/flexibleServers/read'],
  decode: flexibleServersIn,
  next: nextPage,
})

export const listFirewallRules = operation<InServer & Page>()({
  id: 'Microsoft.DBforMySQL:firewallRules.listByServer',
  permissions: ['Microsoft.DBforMySQL/flexibleServers/firewallRules/read'],
  decode: firewallRulesIn,
  next: nextPage,
})

export const listParameters = operation<InServer & Page>()({
  id: 'Microsoft.DBforMySQL:configurations.listByServer',
  permissions: ['Microsoft.DBforMySQL/flexibleServers/configurations/read'],
  decode: (body) => parametersIn(body, WATCHED),
  next: nextPage,
})
