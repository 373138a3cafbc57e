/** How a flexible server of either engine is seen by checks that ask of every database. @module */

import {
  type CallId,
  type Fact,
  flatMap,
  known,
  map,
  notCollected,
  unknown,
  type World,
} from '#model'
import type {
  AtRest,
  DatabaseSettings,
  Endpoint,
  InTransit,
  Recoverable,
  RemoteBackups,
} from '#views'
import { reachedThrough } from '../exposure/firewall.ts'
import { keyHealthOf } from '../keyvault/health.ts'
import type { FlexibleServerFacts, Parameters } from './facts.ts'

interface Engine {
  readonly service: string
  readonly port: number
  readonly firewallRules: CallId
}

/**
 * Reaching the prompt for a password is what this is about. A server in a virtual network has no
 * public endpoint, and its firewall rules admit nobody.
 * https://learn.microsoft.com/azure/postgresql/network/concepts-networking-public
 */
export function endpointOf(
  { id, facts }: { readonly id: string; readonly facts: FlexibleServerFacts },
  { service, port, firewallRules }: Engine,
): Endpoint {
  return {
    noun: 'database server',
    service,
    port,
    ...reachedThrough({
      id,
      pointer: '/firewallRules',
      publicAccess: facts.publicAccess,
      admits: facts.firewallRules,
      what: ['invoke'],
      call: firewallRules,
      fix: 'Set publicNetworkAccess to Disabled, or replace the firewall rules by the addresses that need it.',
    }),
  }
}

/** The two engines have a parameter of the same name, which is `on` and `ON`. */
const TLS = 'require_secure_transport'

export function inTransitOf(
  { parameters }: FlexibleServerFacts,
  versions: string,
  call: CallId,
): InTransit {
  return {
    noun: 'database server',
    setting: TLS,
    tlsRequired: map(parameter(parameters, TLS, call), (value) => /^on$/i.test(value)),
    minimumVersion: flatMap(parameter(parameters, versions, call), (value) =>
      oldestOf(value, versions, call),
    ),
  }
}

/** A parameter that every server has. */
export function parameter(parameters: Fact<Parameters>, name: string, call: CallId): Fact<string> {
  return flatMap(parameters, (all) => {
    const value = all[name]
    if (value !== undefined) return known(value)
    const detail = `The server has no parameter ${name}.`
    return unknown({ call, reason: 'malformed', permission: null, detail })
  })
}

/** One version, or several with commas: `TLSv1.2,TLSv1.3`. `TLSv1` is 1.0. */
function oldestOf(value: string, name: string, call: CallId): Fact<string> {
  const versions = value.split(',').map((one) => /^TLSv1(?:\.(\d))?$/i.exec(one.trim()))
  const minors = versions.map((found) => (found ? Number(found[1] ?? 0) : Number.NaN))
  const oldest = Math.min(...minors)
  if (!Number.isNaN(oldest)) return known(`1.${oldest}`)
  const detail = `${name} is "${value}".`
  return unknown({ call, reason: 'malformed', permission: null, detail })
}

/** The server says whether it can use its key, and else the vault is asked. */
export function atRestOf({ key }: FlexibleServerFacts, world: World): AtRest {
  return {
    noun: 'database server',
    encryption: map(key, (held) =>
      held === null ? { by: 'cloud' } : { by: 'customer', key: held.key },
    ),
    keyHealth: flatMap(key, (held): AtRest['keyHealth'] => {
      if (held === null) return known(null)
      if (held.isUsable !== null) return known(held.isUsable ? 'usable' : 'gone')
      return keyHealthOf(known(held.key), world)
    }),
  }
}

export function recoverableOf({ backups }: FlexibleServerFacts): Recoverable {
  return {
    noun: 'database server',
    keepsVersions: known(null),
    backupDays: map(backups, ({ days }) => days),
    deletionProtected: known(null),
    purgeProtected: known(null),
  }
}

export function remoteBackupsOf({ backups }: FlexibleServerFacts): RemoteBackups {
  return {
    noun: 'database server',
    copiedAway: map(backups, ({ geoRedundant }) => geoRedundant),
  }
}

/** What is inside the databases, such as their users, Resource Manager does not tell. */
export function databaseSettingsOf(
  { parameters }: FlexibleServerFacts,
  engine: 'postgres' | 'mysql',
): DatabaseSettings {
  return {
    noun: 'database server',
    engine: known(engine),
    flags: parameters,
    users: INSIDE,
    passwordPolicy: INSIDE,
    connectorRequired: known(false),
    // https://learn.microsoft.com/azure/postgresql/backup-restore/concepts-backup-restore
    pointInTime: known(true),
    certificateExpires: INSIDE,
    networks: INSIDE,
  }
}

const INSIDE = notCollected(
  'Microsoft.DBforPostgreSQL:servers.listBySubscription',
  'It is not a setting that Resource Manager tells.',
)
