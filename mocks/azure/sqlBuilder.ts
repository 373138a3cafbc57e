import { known } from '#model'
import type { AddressRule } from '../../providers/azure/exposure/firewall.ts'
import { DATABASE, type Database } from '../../providers/azure/sql/database.ts'
import { SERVER, type Server } from '../../providers/azure/sql/server.ts'
import { LOCATION, SCOPE } from './scopeBuilder.ts'

const LISTING = 'Microsoft.Sql:servers.list'
const ID = `/subscriptions/${SCOPE.account}/resourcegroups/office/providers/microsoft.sql/servers/acme`

/** A server as the portal makes it today, with no address admitted yet. */
export function sqlServer(facts: Partial<Server['facts']> = {}): Server {
  return {
    kind: SERVER,
    id: ID,
    name: 'acme',
    scope: { ...SCOPE, region: LOCATION },
    facts: {
      publicAccess: known(true, LISTING),
      firewallRules: firewallRules(),
      minimumTls: known('1.2', LISTING),
      key: known(null, 'Microsoft.Sql:encryptionProtectors.get'),
      audit: known('Azure Monitor', 'Microsoft.Sql:serverBlobAuditingPolicies.get'),
      directory: known(null, 'Microsoft.Sql:serverAzureADAdministrators.listByServer'),
      ...facts,
    },
  }
}

/** Rules from pairs of addresses, called `rule-0` and so on. */
export function firewallRules(...pairs: readonly (readonly [first: string, last: string])[]) {
  return known(
    pairs.map(([first, last], index): AddressRule => ({ name: `rule-${index}`, first, last })),
    'Microsoft.Sql:firewallRules.listByServer',
  )
}

export function sqlDatabase(facts: Partial<Database['facts']> = {}): Database {
  return {
    kind: DATABASE,
    id: `${ID}/databases/stock`,
    name: 'acme/stock',
    scope: { ...SCOPE, region: LOCATION },
    facts: {
      encrypted: known(true, 'Microsoft.Sql:transparentDataEncryptions.get'),
      retentionDays: known(7, 'Microsoft.Sql:backupShortTermRetentionPolicies.get'),
      ...facts,
    },
  }
}
