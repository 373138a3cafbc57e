import {
  defineCollector,
  type Fact,
  gather,
  known,
  notCollected,
  type Resource,
  type Unknown,
} from '#model'
import type { Policy } from '../iam/policy.ts'
import type { AclEntry, BucketRecord } from './operations.ts'
import * as operations from './operations.ts'

export type { AclEntry } from './operations.ts'

export interface IpFilter {
  readonly mode?: string | undefined
  readonly publicNetworkSource?: { readonly allowedIpCidrRanges: readonly string[] } | undefined
}

export type Bucket = Resource<
  'gcp:storage:bucket',
  {
    readonly policy: Fact<Policy>
    readonly acl: Fact<readonly AclEntry[]>
    /** What an object gets that is written without an ACL of its own. */
    readonly defaultObjectAcl: Fact<readonly AclEntry[]>
    /** The entries on single objects. Objects are not listed, so only uniform access settles it. */
    readonly objectAcls: Fact<readonly AclEntry[]>
    readonly uniformAccess: Fact<boolean>
    readonly publicAccessPrevention: Fact<'enforced' | 'inherited'>
    readonly ipFilter: Fact<IpFilter | null>
    readonly encryptionKey: Fact<string | null>
    readonly versioning: Fact<boolean>
    readonly softDeleteSeconds: Fact<number>
    readonly retention: Fact<{ readonly seconds: number; readonly locked: boolean } | null>
    readonly logBucket: Fact<string | null>
    readonly lifecycleRules: Fact<number>
  }
>

export const BUCKET = 'gcp:storage:bucket' as const

/** All buckets of the project, wherever they are. The listing carries everything but IAM. */
export const buckets = defineCollector<Bucket, typeof operations>({
  kind: BUCKET,
  per: 'account',
  operations,
  lists: ['listBuckets'],
  answers: {
    policy: ['getBucketPolicy'],
    acl: [],
    defaultObjectAcl: [],
    objectAcls: [],
    uniformAccess: [],
    publicAccessPrevention: [],
    ipFilter: [],
    encryptionKey: [],
    versioning: [],
    softDeleteSeconds: [],
    retention: [],
    logBucket: [],
    lifecycleRules: [],
  },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('listBuckets', { project: scope.account })

    const resources = items.map(
      async (bucket): Promise<Bucket> => ({
        kind: BUCKET,
        id: `//storage.googleapis.com/projects/_/buckets/${bucket.name}`,
        name: bucket.name,
        scope: bucket.location ? { ...scope, region: bucket.location.toLowerCase() } : scope,
        tags: bucket.labels,
        facts: await gather<Bucket['facts']>(wanted, {
          policy: () =>
            calls.get('getBucketPolicy', { project: scope.account, bucket: bucket.name }),
          ...fromListing(bucket),
        }),
      }),
    )
    return { items: await Promise.all(resources), gaps }
  },
})

const LISTING = 'storage:buckets.list' as const

function fromListing(bucket: BucketRecord) {
  const uniform = bucket.iamConfiguration.uniformBucketLevelAccess?.enabled ?? false
  const acl = (entries: readonly AclEntry[] | undefined): Fact<readonly AclEntry[]> =>
    uniform ? known([], LISTING) : entries ? known(entries, LISTING) : withheld()

  return {
    acl: () => acl(bucket.acl),
    // The API leaves the field out when the list is empty, and with it when it may not be seen.
    defaultObjectAcl: () => acl(bucket.defaultObjectAcl ?? (bucket.acl && [])),
    objectAcls: () => (uniform ? known<readonly AclEntry[]>([], LISTING) : objectsNotListed()),
    uniformAccess: () => known(uniform, LISTING),
    publicAccessPrevention: () => known(prevention(bucket), LISTING),
    ipFilter: () => known(bucket.ipFilter ?? null, LISTING),
    encryptionKey: () => known(bucket.encryption?.defaultKmsKeyName ?? null, LISTING),
    versioning: () => known(bucket.versioning?.enabled ?? false, LISTING),
    softDeleteSeconds: () => known(bucket.softDeletePolicy?.retentionDurationSeconds ?? 0, LISTING),
    retention: () =>
      known(
        bucket.retentionPolicy
          ? {
              seconds: bucket.retentionPolicy.retentionPeriod,
              locked: bucket.retentionPolicy.isLocked ?? false,
            }
          : null,
        LISTING,
      ),
    logBucket: () => known(bucket.logging?.logBucket ?? null, LISTING),
    lifecycleRules: () => known(bucket.lifecycle?.rule.length ?? 0, LISTING),
  }
}

/** `unspecified` is what the API once called `inherited`. */
function prevention({ iamConfiguration }: BucketRecord): 'enforced' | 'inherited' {
  return iamConfiguration.publicAccessPrevention === 'enforced' ? 'enforced' : 'inherited'
}

/** ACLs are left out of the listing for whoever may not read the bucket's policy. */
function withheld(): Unknown {
  return {
    state: 'unknown',
    gaps: [
      {
        call: LISTING,
        reason: 'denied',
        permission: 'storage.buckets.getIamPolicy',
        detail: 'The listing left the ACL out.',
      },
    ],
  }
}

function objectsNotListed(): Unknown {
  return notCollected(
    'storage:objects.list',
    'Access is fine-grained, so each object has an ACL of its own, and Ajar lists no objects. ' +
      'Uniform bucket-level access would settle it.',
  )
}
