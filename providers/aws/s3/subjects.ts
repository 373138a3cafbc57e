/** A bucket, as what checks are about besides who reaches it. @module */

import {
  all,
  allTrue,
  defineProjection,
  type Fact,
  flatMap,
  known,
  map,
  notCollected,
} from '#model'
import { AtRest, Audited, InTransit, Recoverable, StoreSettings } from '#views'
import { KEY_READS, type Protection, storeUnder } from '../kms/encryption.ts'
import { type PolicyDocument, readPolicy, type Statement } from '../policy/index.ts'
import { BUCKET, type Bucket, type BucketEncryption } from './bucket.ts'
import { isOnAnywhere } from './restriction.ts'

export const bucketAsAtRest = defineProjection<Bucket, AtRest>({
  kind: BUCKET,
  as: AtRest,
  reads: ['encryption'],
  alongside: KEY_READS,
  project: ({ scope, facts }, world) =>
    storeUnder('bucket', map(facts.encryption, protectionBy), scope, world),
})

function protectionBy(setting: BucketEncryption | null): Protection {
  if (setting === null) return 'nobody'
  return setting.key === null ? 'cloud' : { key: setting.key }
}

export const bucketAsInTransit = defineProjection<Bucket, InTransit>({
  kind: BUCKET,
  as: InTransit,
  reads: ['policy'],
  project: ({ id, facts }) => ({
    noun: 'bucket',
    setting: 'aws:SecureTransport in the bucket policy',
    tlsRequired: flatMap(facts.policy, (policy) => refusesPlainHttp(policy, id)),
    minimumVersion: known(null),
  }),
})

/** Whether Deny statements cover everybody, every action, the bucket and its objects. */
function refusesPlainHttp(policy: string | null, bucket: string): Fact<boolean> {
  if (policy === null) return known(false)
  const reading = readPolicy(policy)
  if (reading.outcome === 'read') {
    const denials = reading.document.statements.filter(deniesPlainHttp)
    return known([bucket, `${bucket}/*`].every((arn) => denials.some((one) => covers(one, arn))))
  }
  return {
    state: 'unknown',
    gaps: [
      {
        call: 's3:GetBucketPolicy',
        reason: 'malformed',
        permission: null,
        detail: reading.cause,
      },
    ],
  }
}

function deniesPlainHttp({ effect, principals, actions, conditions }: Statement): boolean {
  const [condition, ...others] = conditions
  return (
    effect === 'Deny' &&
    principals?.everybody === true &&
    !principals.negated &&
    !actions.negated &&
    actions.values.some((action) => action === '*' || action.toLowerCase() === 's3:*') &&
    condition?.operator === 'Bool' &&
    condition.key === 'aws:securetransport' &&
    condition.values.includes('false') &&
    others.length === 0
  )
}

/** The object pattern of the bucket is covered by itself and by whatever is wider. */
function covers({ resources }: PolicyDocument['statements'][number], arn: string): boolean {
  if (!resources || resources.negated) return false
  return resources.values.some((pattern) => {
    if (pattern === arn) return true
    const star = pattern.indexOf('*')
    return star >= 0 && star === pattern.length - 1 && arn.startsWith(pattern.slice(0, star))
  })
}

export const bucketAsRecoverable = defineProjection<Bucket, Recoverable>({
  kind: BUCKET,
  as: Recoverable,
  reads: ['versioning'],
  project: ({ facts }) => ({
    noun: 'bucket',
    keepsVersions: map(facts.versioning, ({ enabled }) => enabled),
    backupDays: known(null),
    deletionProtected: known(null),
    purgeProtected: known(null),
  }),
})

export const bucketAsAudited = defineProjection<Bucket, Audited>({
  kind: BUCKET,
  as: Audited,
  reads: ['accessLog'],
  project: ({ facts }) => ({ noun: 'bucket', accessLog: facts.accessLog }),
})

export const bucketAsStoreSettings = defineProjection<Bucket, StoreSettings>({
  kind: BUCKET,
  as: StoreSettings,
  reads: ['ownership', 'publicAccessBlock', 'accountPublicAccessBlock', 'lifecycle', 'versioning'],
  project: ({ facts }) => ({
    noun: 'bucket',
    uniformAccess: map(facts.ownership, (setting) => setting === 'BucketOwnerEnforced'),
    publicAccessPrevented: allTrue(
      isBlocked('BlockPublicAcls', facts),
      isBlocked('IgnorePublicAcls', facts),
      isBlocked('BlockPublicPolicy', facts),
      isBlocked('RestrictPublicBuckets', facts),
    ),
    // Object Lock holds single objects; no check asks it of buckets.
    retention: notCollected('s3:GetObjectLockConfiguration'),
    lifecycleRules: map(
      all({ rules: facts.lifecycle, versioning: facts.versioning }),
      ({ rules, versioning }) =>
        // What was overwritten in a versioned bucket is kept until a rule of its own ends it.
        versioning.enabled && !rules.some(({ ofOldVersions }) => ofOldVersions) ? 0 : rules.length,
    ),
  }),
})

function isBlocked(
  setting: Parameters<typeof isOnAnywhere>[0],
  { publicAccessBlock, accountPublicAccessBlock }: Bucket['facts'],
): Fact<boolean> {
  return isOnAnywhere(setting, publicAccessBlock, accountPublicAccessBlock)
}
