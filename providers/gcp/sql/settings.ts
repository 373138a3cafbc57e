import { defineProjection, map, unless } from '#model'
import { DatabaseSettings } from '#views'
import { INSTANCE, type Instance } from './instance.ts'

const ENGINES = [
  ['MYSQL', 'mysql'],
  ['POSTGRES', 'postgres'],
  ['SQLSERVER', 'sqlserver'],
] as const

/** How the vendor's own accounts are called, which nobody signs in with. */
const VENDORS_OWN = new Set(['cloudsqladmin', 'cloudsqlsuperuser', 'cloudsqlreplica'])

export const instanceAsDatabaseSettings = defineProjection<Instance, DatabaseSettings>({
  kind: INSTANCE,
  as: DatabaseSettings,
  reads: [
    'version',
    'flags',
    'users',
    'passwordPolicy',
    'connectorRequired',
    'backups',
    'certificateExpires',
    'ipv4Enabled',
    'authorizedNetworks',
  ],
  project: ({ facts }) => ({
    noun: 'database',
    engine: map(facts.version, (version) => {
      const [, engine] = ENGINES.find(([prefix]) => version.startsWith(prefix)) ?? []
      return engine ?? 'other'
    }),
    flags: facts.flags,
    users: map(facts.users, (users) =>
      users
        .filter(({ name }) => !VENDORS_OWN.has(name))
        .map(({ name, host, type }) => ({
          name,
          host: host ?? null,
          usesPassword: type === 'BUILT_IN',
        })),
    ),
    passwordPolicy: facts.passwordPolicy,
    connectorRequired: facts.connectorRequired,
    pointInTime: map(facts.backups, (backups) =>
      backups === null ? null : backups.enabled && backups.pointInTime,
    ),
    certificateExpires: facts.certificateExpires,
    networks: unless(
      map(facts.ipv4Enabled, (enabled) => !enabled),
      map(facts.authorizedNetworks, (networks) => networks.map(({ value }) => value)),
    ),
  }),
})
