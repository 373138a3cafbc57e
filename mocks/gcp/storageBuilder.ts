import { known } from '#model'
import { BUCKET, type Bucket } from '../../providers/gcp/storage/bucket.ts'
import { ACCOUNT, policy, SCOPE } from './projectBuilder.ts'

const LISTING = 'storage:buckets.list'

/**
 * A bucket as the console creates it today: uniform access, prevention left to the organisation,
 * a week of soft delete, and the legacy bindings that Google adds by itself.
 */
export function bucket(facts: Partial<Bucket['facts']> = {}): Bucket {
  return {
    kind: BUCKET,
    id: '//storage.googleapis.com/projects/_/buckets/acme-data',
    name: 'acme-data',
    scope: { ...SCOPE, region: 'eu' },
    facts: {
      policy: known(
        policy(
          {
            role: 'roles/storage.legacyBucketOwner',
            members: [`projectEditor:${ACCOUNT}`, `projectOwner:${ACCOUNT}`],
          },
          { role: 'roles/storage.legacyBucketReader', members: [`projectViewer:${ACCOUNT}`] },
        ),
        'storage:buckets.getIamPolicy',
      ),
      acl: known([], LISTING),
      defaultObjectAcl: known([], LISTING),
      objectAcls: known([], LISTING),
      uniformAccess: known(true, LISTING),
      publicAccessPrevention: known('inherited', LISTING),
      ipFilter: known(null, LISTING),
      encryptionKey: known(null, LISTING),
      versioning: known(false, LISTING),
      softDeleteSeconds: known(604_800, LISTING),
      retention: known(null, LISTING),
      logBucket: known(null, LISTING),
      lifecycleRules: known(0, LISTING),
      ...facts,
    },
  }
}
