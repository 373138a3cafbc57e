import { defineProjection, type Fact, flatMap, known, map, notCollected, unknown } from '#model'
import { AtRest, DatabaseLogin, DatabaseSettings, Endpoint, InTransit, Recoverable } from '#views'
import { reachedThrough } from '../exposure/firewall.ts'
import { KEY_FACTS, keyHealthOf } from '../keyvault/health.ts'
import { ACCOUNT, type Account } from './account.ts'
import { listAccounts } from './operations.ts'

/** A key or a token is still asked for. With keys at work, a leaked one is all that is needed. */
export const accountAsEndpoint = defineProjection<Account, Endpoint>({
  kind: ACCOUNT,
  as: Endpoint,
  reads: ['publicAccess', 'admits'],
  project: ({ id, facts }) => ({
    noun: 'database account',
    service: 'cosmos db',
    port: 443,
    ...reachedThrough({
      id,
      pointer: '/properties/ipRules',
      publicAccess: facts.publicAccess,
      admits: facts.admits,
      what: ['invoke'],
      call: listAccounts.id,
      fix: 'Set publicNetworkAccess to Disabled, or list in ipRules the addresses that need it.',
    }),
  }),
})

export const accountAsInTransit = defineProjection<Account, InTransit>({
  kind: ACCOUNT,
  as: InTransit,
  reads: ['minimumTls'],
  project: ({ facts }) => ({
    noun: 'database account',
    setting: 'minimalTlsVersion',
    // It speaks nothing but TLS; which version is what can be chosen.
    tlsRequired: known(true),
    minimumVersion: flatMap(facts.minimumTls, versionOf),
  }),
})

const VERSIONS: Readonly<Record<string, string>> = {
  Tls: '1.0',
  Tls11: '1.1',
  Tls12: '1.2',
  Tls13: '1.3',
}

function versionOf(setting: string): Fact<string> {
  const version = VERSIONS[setting]
  if (version !== undefined) return known(version)
  const detail = `minimalTlsVersion is "${setting}".`
  return unknown({ call: listAccounts.id, reason: 'malformed', permission: null, detail })
}

export const accountAsAtRest = defineProjection<Account, AtRest>({
  kind: ACCOUNT,
  as: AtRest,
  reads: ['key'],
  alongside: KEY_FACTS,
  project: ({ facts }, world) => ({
    noun: 'database account',
    encryption: map(facts.key, (key) => (key === null ? { by: 'cloud' } : { by: 'customer', key })),
    keyHealth: keyHealthOf(facts.key, world),
  }),
})

export const accountAsRecoverable = defineProjection<Account, Recoverable>({
  kind: ACCOUNT,
  as: Recoverable,
  reads: ['backups'],
  project: ({ facts }) => ({
    noun: 'database account',
    keepsVersions: known(null),
    backupDays: map(facts.backups, ({ days }) => days),
    deletionProtected: known(null),
    purgeProtected: known(null),
  }),
})

/** Its administrators are those of Resource Manager, whom no setting of the account keeps out. */
export const accountAsDatabaseLogin = defineProjection<Account, DatabaseLogin>({
  kind: ACCOUNT,
  as: DatabaseLogin,
  reads: ['keysWork', 'keysManage'],
  project: ({ facts }) => ({
    noun: 'database account',
    secret: 'account keys',
    asksNobody: known(false),
    secretsWork: facts.keysWork,
    secretsAdminister: facts.keysManage,
    identities: notCollected(
      'Microsoft.DocumentDB:sqlResources.listSqlRoleAssignments',
      'Who holds a role on the data was not read.',
    ),
  }),
})

/** It has neither flags nor users of its own. */
export const accountAsDatabaseSettings = defineProjection<Account, DatabaseSettings>({
  kind: ACCOUNT,
  as: DatabaseSettings,
  reads: ['backups'],
  project: ({ facts }) => ({
    noun: 'database account',
    engine: known('other'),
    flags: known({}),
    users: known([]),
    passwordPolicy: known(false),
    connectorRequired: known(false),
    pointInTime: map(facts.backups, ({ continuous }) => continuous),
    certificateExpires: notCollected(listAccounts.id, 'Its certificates are of the cloud.'),
    networks: notCollected(listAccounts.id, 'They are told as what reaches it.'),
  }),
})
