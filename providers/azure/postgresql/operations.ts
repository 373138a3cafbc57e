import { z } from 'zod'
import { operation } from '#model'
import {
  firewallRulesIn,
  flexibleServersIn,
  type InServer,
  parametersIn,
} from '../flexible/record.ts'
import { nextPage, type Page, pageOf } from '../page.ts'

/** The server parameters that checks ask about. */
const WATCHED = new Set([
  'require_secure_transport',
  'ssl_min_protocol_version',
  'connection_throttle.enable',
  'log_checkpoints',
  'log_connections',
  'log_disconnections',
  'log_duration',
  'logfiles.retention_days',
])

export const listServers = operation<Page>()({
  id: 'Microsoft.DBforPostgreSQL:servers.listBySubscription',
  permissions: ['Microsoft.DBforPostgreSQL/flexibleServers/read'],
  decode: flexibleServersIn,
  next: nextPage,
})

export const listFirewallRules = operation<InServer & Page>()({
  id: 'Microsoft.DBforPostgreSQL:firewallRules.listByServer',
  permissions: ['Microsoft.DBforPostgreSQL/flexibleServers/firewallRules/read'],
  decode: firewallRulesIn,
  next: nextPage,
})

export const listParameters = operation<InServer & Page>()({
  id: 'Microsoft.DBforPostgreSQL:configurations.listByServer',
  permissions: ['Microsoft.DBforPostgreSQL/flexibleServers/configurations/read'],
  decode: (body) => parametersIn(body, WATCHED),
  next: nextPage,
})

const Administrator = z.object({
  properties: z.object({ objectId: z.string(), principalName: z.string().nullish() }),
})

/** People, groups and programs of the directory that administer the server. */
export const listAdministrators = operation<InServer & Page>()({
  id: 'Microsoft.DBforPostgreSQL:administratorsMicrosoftEntra.listByServer',
  permissions: ['Microsoft.DBforPostgreSQL/flexibleServers/administrators/read'],
  decode: (body) =>
    pageOf(Administrator)
      .parse(body)
      .value.map(({ properties }) => properties.principalName ?? properties.objectId),
  next: nextPage,
})
