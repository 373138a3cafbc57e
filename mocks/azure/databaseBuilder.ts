import { type Fact, known } from '#model'
import { type Account, ACCOUNT as COSMOS_ACCOUNT } from '../../providers/azure/cosmosdb/account.ts'
import type { AddressRule } from '../../providers/azure/exposure/firewall.ts'
import type { FlexibleServerFacts } from '../../providers/azure/flexible/facts.ts'
import { SERVER as MYSQL, type Server as MysqlServer } from '../../providers/azure/mysql/server.ts'
import {
  SERVER as POSTGRESQL,
  type Server as PostgresqlServer,
} from '../../providers/azure/postgresql/server.ts'
import { LOCATION, SCOPE } from './scopeBuilder.ts'

const GROUP = `/subscriptions/${SCOPE.account}/resourcegroups/office/providers`
const POSTGRESQL_LISTING = 'Microsoft.DBforPostgreSQL:servers.listBySubscription'
const COSMOS_LISTING = 'Microsoft.DocumentDB:databaseAccounts.list'

/** Rules from pairs of addresses, called `rule-0` and so on. */
export function admitting(
  ...pairs: readonly (readonly [first: string, last: string])[]
): Fact<readonly AddressRule[]> {
  return known(
    pairs.map(([first, last], index) => ({ name: `rule-${index}`, first, last })),
    'Microsoft.DBforPostgreSQL:firewallRules.listByServer',
  )
}

/** As the portal makes one today, with no address admitted yet and TLS insisted upon. */
function flexibleServer(parameters: Readonly<Record<string, string>>): FlexibleServerFacts {
  return {
    publicAccess: known(true, POSTGRESQL_LISTING),
    firewallRules: admitting(),
    parameters: known(parameters, 'Microsoft.DBforPostgreSQL:configurations.listByServer'),
    key: known(null, POSTGRESQL_LISTING),
    backups: known({ days: 7, geoRedundant: false }, POSTGRESQL_LISTING),
  }
}

export const POSTGRESQL_PARAMETERS = {
  require_secure_transport: 'on',
  ssl_min_protocol_version: 'TLSv1.2',
  'connection_throttle.enable': 'on',
  log_checkpoints: 'on',
  log_connections: 'on',
  log_disconnections: 'on',
  log_duration: 'on',
  'logfiles.retention_days': '7',
}

export function postgresqlServer(facts: Partial<PostgresqlServer['facts']> = {}): PostgresqlServer {
  return {
    kind: POSTGRESQL,
    id: `${GROUP}/microsoft.dbforpostgresql/flexibleservers/acme`,
    name: 'acme',
    scope: { ...SCOPE, region: LOCATION },
    facts: {
      ...flexibleServer(POSTGRESQL_PARAMETERS),
      signIn: known({ byPassword: false, byDirectory: true }, POSTGRESQL_LISTING),
      directoryAdministrators: known(
        ['database-team'],
        'Microsoft.DBforPostgreSQL:administratorsMicrosoftEntra.listByServer',
      ),
      ...facts,
    },
  }
}

export const MYSQL_PARAMETERS = {
  require_secure_transport: 'ON',
  tls_version: 'TLSv1.2,TLSv1.3',
  audit_log_enabled: 'ON',
  audit_log_events: 'CONNECTION,GENERAL',
}

export function mysqlServer(facts: Partial<MysqlServer['facts']> = {}): MysqlServer {
  return {
    kind: MYSQL,
    id: `${GROUP}/microsoft.dbformysql/flexibleservers/acme`,
    name: 'acme',
    scope: { ...SCOPE, region: LOCATION },
    facts: { ...flexibleServer(MYSQL_PARAMETERS), ...facts },
  }
}

/** An account for the office alone, whose keys still work, as they do unless somebody says no. */
export function cosmosAccount(facts: Partial<Account['facts']> = {}): Account {
  return {
    kind: COSMOS_ACCOUNT,
    id: `${GROUP}/microsoft.documentdb/databaseaccounts/acme`,
    name: 'acme',
    scope: { ...SCOPE, region: LOCATION },
    facts: {
      publicAccess: known(true, COSMOS_LISTING),
      admits: admittedByCosmos('51.145.10.0/24'),
      keysWork: known(true, COSMOS_LISTING),
      keysManage: known(true, COSMOS_LISTING),
      minimumTls: known('Tls12', COSMOS_LISTING),
      key: known(null, COSMOS_LISTING),
      backups: known({ continuous: true, days: 30 }, COSMOS_LISTING),
      ...facts,
    },
  }
}

/** The addresses and ranges of `ipRules`. */
export function admittedByCosmos(...ranges: readonly string[]): Account['facts']['admits'] {
  return known(
    ranges.map((range, index) => ({ name: String(index), first: range, last: range })),
    COSMOS_LISTING,
  )
}
