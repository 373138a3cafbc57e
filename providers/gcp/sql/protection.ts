import { defineProjection, known, map } from '#model'
import { AtRest, InTransit, Recoverable } from '#views'
import { keyHealthOf } from '../kms/health.ts'
import { KEY } from '../kms/key.ts'
import { INSTANCE, type Instance } from './instance.ts'

export const instanceAsAtRest = defineProjection<Instance, AtRest>({
  kind: INSTANCE,
  as: AtRest,
  reads: ['encryptionKey'],
  alongside: { [KEY]: ['states'] },
  project: ({ facts, scope }, world) => ({
    noun: 'database',
    encryption: map(facts.encryptionKey, (key) =>
      key ? { by: 'customer', key } : { by: 'cloud' },
    ),
    keyHealth: keyHealthOf(facts.encryptionKey, scope.account, world),
  }),
})

const ENCRYPTED = new Set(['ENCRYPTED_ONLY', 'TRUSTED_CLIENT_CERTIFICATE_REQUIRED'])

/** https://cloud.google.com/sql/docs/mysql/admin-api/rest/v1/instances#SslMode */
export const instanceAsInTransit = defineProjection<Instance, InTransit>({
  kind: INSTANCE,
  as: InTransit,
  reads: ['sslMode'],
  project: ({ facts }) => ({
    noun: 'database',
    tlsRequired: map(facts.sslMode, (mode) => ENCRYPTED.has(mode)),
    setting: 'sslMode',
    minimumVersion: map(facts.sslMode, () => null),
  }),
})

export const instanceAsRecoverable = defineProjection<Instance, Recoverable>({
  kind: INSTANCE,
  as: Recoverable,
  reads: ['backups', 'deletionProtected'],
  project: ({ facts }) => ({
    noun: 'database',
    keepsVersions: known(null),
    // Automated backups are taken daily, so that their number is the number of days.
    backupDays: map(facts.backups, (backups) =>
      backups === null ? null : backups.enabled ? backups.retained : 0,
    ),
    deletionProtected: facts.deletionProtected,
    purgeProtected: known(null),
  }),
})
