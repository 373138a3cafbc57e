import { defineCollector, type Fact, gather, known, type Resource } from '#model'
import type { InstanceRecord, SqlUser } from './operations.ts'
import * as operations from './operations.ts'

export interface AuthorizedNetwork {
  readonly value: string
  readonly expirationTime?: string | undefined
}

export interface Backups {
  readonly enabled: boolean
  readonly pointInTime: boolean
  /** How many are kept; seven unless it was set otherwise. */
  readonly retained: number
}

export type Instance = Resource<
  'gcp:sql:instance',
  {
    /** `POSTGRES_16`, `MYSQL_8_0`, `SQLSERVER_2022_STANDARD`. */
    readonly version: Fact<string>
    readonly ipv4Enabled: Fact<boolean>
    readonly authorizedNetworks: Fact<readonly AuthorizedNetwork[]>
    readonly connectorRequired: Fact<boolean>
    readonly sslMode: Fact<string>
    readonly flags: Fact<Readonly<Record<string, string>>>
    /** Null for a replica, which is backed up by its primary. */
    readonly backups: Fact<Backups | null>
    readonly deletionProtected: Fact<boolean>
    readonly encryptionKey: Fact<string | null>
    readonly passwordPolicy: Fact<boolean>
    readonly certificateExpires: Fact<string | null>
    readonly users: Fact<readonly SqlUser[]>
  }
>

export const INSTANCE = 'gcp:sql:instance' as const

export const instances = defineCollector<Instance, typeof operations>({
  kind: INSTANCE,
  per: 'account',
  operations,
  lists: ['listInstances'],
  answers: {
    version: [],
    ipv4Enabled: [],
    authorizedNetworks: [],
    connectorRequired: [],
    sslMode: [],
    flags: [],
    backups: [],
    deletionProtected: [],
    encryptionKey: [],
    passwordPolicy: [],
    certificateExpires: [],
    users: ['listUsers'],
  },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('listInstances', { project: scope.account })
    const resources = items.map(
      async (instance): Promise<Instance> => ({
        kind: INSTANCE,
        id: `//cloudsql.googleapis.com/projects/${scope.account}/instances/${instance.name}`,
        name: instance.name,
        scope: instance.region ? { ...scope, region: instance.region } : scope,
        tags: instance.settings.userLabels,
        facts: await gather<Instance['facts']>(wanted, {
          ...fromListing(instance),
          users: () => calls.get('listUsers', { project: scope.account, instance: instance.name }),
        }),
      }),
    )
    return { items: await Promise.all(resources), gaps }
  },
})

/** What Cloud SQL keeps when nobody said how many. */
const BACKUPS_BY_DEFAULT = 7

function fromListing(instance: InstanceRecord) {
  const { settings } = instance
  const { ipConfiguration: ip, backupConfiguration: backup } = settings
  const listed = <T>(value: T) => known(value, operations.listInstances.id)
  const isReplica = instance.instanceType === 'READ_REPLICA_INSTANCE'

  return {
    version: () => listed(instance.databaseVersion),
    ipv4Enabled: () =>
      listed(ip.ipv4Enabled || instance.ipAddresses.some(({ type }) => type === 'PRIMARY')),
    authorizedNetworks: () => listed(ip.authorizedNetworks),
    connectorRequired: () => listed(settings.connectorEnforcement === 'REQUIRED'),
    sslMode: () => listed(sslModeOf(ip)),
    flags: () =>
      listed(Object.fromEntries(settings.databaseFlags.map(({ name, value }) => [name, value]))),
    backups: () =>
      listed(
        isReplica
          ? null
          : {
              enabled: backup?.enabled ?? false,
              pointInTime:
                (backup?.pointInTimeRecoveryEnabled || backup?.binaryLogEnabled) ?? false,
              retained: backup?.backupRetentionSettings?.retainedBackups ?? BACKUPS_BY_DEFAULT,
            },
      ),
    deletionProtected: () => listed(settings.deletionProtectionEnabled),
    encryptionKey: () => listed(instance.diskEncryptionConfiguration?.kmsKeyName ?? null),
    passwordPolicy: () => listed(settings.passwordValidationPolicy?.enablePasswordPolicy ?? false),
    certificateExpires: () => listed(instance.serverCaCert?.expirationTime ?? null),
  }
}

/** Instances older than `sslMode` have `requireSsl` only, which asked for a client's certificate. */
function sslModeOf({ sslMode, requireSsl }: InstanceRecord['settings']['ipConfiguration']): string {
  if (sslMode && sslMode !== 'SSL_MODE_UNSPECIFIED') return sslMode
  return requireSsl ? 'TRUSTED_CLIENT_CERTIFICATE_REQUIRED' : 'ALLOW_UNENCRYPTED_AND_ENCRYPTED'
}
