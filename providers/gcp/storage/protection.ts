import { anyTrue, defineProjection, known, map } from '#model'
import { AtRest, Audited, Recoverable } from '#views'
import { keyHealthOf } from '../kms/health.ts'
import { KEY } from '../kms/key.ts'
import { BUCKET, type Bucket } from './bucket.ts'

export const bucketAsAtRest = defineProjection<Bucket, AtRest>({
  kind: BUCKET,
  as: AtRest,
  reads: ['encryptionKey'],
  alongside: { [KEY]: ['states'] },
  project: ({ facts, scope }, world) => ({
    noun: 'bucket',
    encryption: map(facts.encryptionKey, (key) =>
      key ? { by: 'customer', key } : { by: 'cloud' },
    ),
    keyHealth: keyHealthOf(facts.encryptionKey, scope.account, world),
  }),
})

export const bucketAsAudited = defineProjection<Bucket, Audited>({
  kind: BUCKET,
  as: Audited,
  reads: ['logBucket'],
  project: ({ facts }) => ({ noun: 'bucket', accessLog: facts.logBucket }),
})

/** Soft delete and versions each bring back what was lost; a locked retention nobody can lift. */
export const bucketAsRecoverable = defineProjection<Bucket, Recoverable>({
  kind: BUCKET,
  as: Recoverable,
  reads: ['versioning', 'softDeleteSeconds', 'retention'],
  project: ({ facts }) => ({
    noun: 'bucket',
    keepsVersions: anyTrue(
      facts.versioning,
      map(facts.softDeleteSeconds, (seconds) => seconds > 0),
    ),
    backupDays: known(null),
    deletionProtected: known(null),
    purgeProtected: map(facts.retention, (retention) => retention?.locked ?? null),
  }),
})
