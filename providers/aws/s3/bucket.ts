import {
  type Calls,
  defineCollector,
  type Elsewhere,
  type Fact,
  gather,
  known,
  notCollected,
  type Resource,
  type Scope,
  type Wanted,
} from '#model'
import { partitionOf } from '../arn.ts'
import { type AccessPointDoor, doorsOfBucket } from './accessPoint.ts'
import * as s3control from './accessPointOperations.ts'
import * as s3 from './operations.ts'
import type { PublicAccessBlock } from './publicAccessBlock.ts'

export const BUCKET = 'aws:s3:bucket'

export interface BucketEncryption {
  readonly algorithm: string
  /** As it was given: an id, an ARN or an alias; null for the key that AWS holds. */
  readonly key: string | null
}

export type Bucket = Resource<
  typeof BUCKET,
  {
    /** The S3 canonical user of the account. */
    readonly owner: Fact<string | null>
    /** The document as it was stored. */
    readonly policy: Fact<string | null>
    /** S3's own ruling on the policy, by which RestrictPublicBuckets acts; asked for only where it does. */
    readonly policyIsPublic: Fact<boolean>
    /** Null where ACLs are switched off, so that they are not asked for. */
    readonly acl: Fact<readonly s3.AclGrant[] | null>
    /** Null where none of them counts; else not collected, since no object is ever listed. */
    readonly objectAcls: Fact<readonly s3.AclGrant[] | null>
    readonly ownership: Fact<string | null>
    readonly publicAccessBlock: Fact<PublicAccessBlock | null>
    readonly accountPublicAccessBlock: Fact<PublicAccessBlock | null>
    /**
     * Asked for only where the policy speaks of access points. Elsewhere none of them opens more
     * than the policy itself does, since both have to allow what comes that way.
     */
    readonly accessPoints: Fact<readonly AccessPointDoor[]>
    readonly encryption: Fact<BucketEncryption | null>
    readonly versioning: Fact<{ readonly enabled: boolean; readonly mfaDelete: boolean }>
    readonly accessLog: Fact<string | null>
    /** Rules for what grows old, as far as they are switched on. */
    readonly lifecycle: Fact<readonly { readonly ofOldVersions: boolean }[]>
  }
>

/** The most that S3 gives; without a size it neither pages nor tells the regions. */
const MOST_IN_A_PAGE = 10_000

const operations = { ...s3, ...s3control }
type Ops = typeof operations

/** General purpose buckets. S3 lists them once for the whole account, whatever their region. */
export const buckets = defineCollector<Bucket, Ops>({
  kind: BUCKET,
  per: 'account',
  operations,
  lists: ['listBuckets', 'getBucketLocation'],
  answers: {
    owner: [],
    policy: ['getBucketPolicy'],
    policyIsPublic: [
      'getBucketPolicy',
      'getPublicAccessBlock',
      'getAccountPublicAccessBlock',
      'getBucketPolicyStatus',
    ],
    acl: ['getBucketOwnershipControls', 'getBucketAcl'],
    objectAcls: [
      'getBucketOwnershipControls',
      'getPublicAccessBlock',
      'getAccountPublicAccessBlock',
    ],
    ownership: ['getBucketOwnershipControls'],
    publicAccessBlock: ['getPublicAccessBlock'],
    accountPublicAccessBlock: ['getAccountPublicAccessBlock'],
    accessPoints: [
      'getBucketPolicy',
      'listAccessPoints',
      'getAccessPoint',
      'getAccessPointPolicy',
      'listMultiRegionAccessPoints',
      'getMultiRegionAccessPointPolicy',
    ],
    encryption: ['getBucketEncryption'],
    versioning: ['getBucketVersioning'],
    accessLog: ['getBucketLogging'],
    lifecycle: ['getBucketLifecycle'],
  },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('listBuckets', { MaxBuckets: MOST_IN_A_PAGE })
    const resources = items.map((listed) => describe(listed, scope, calls, wanted))
    return { items: await Promise.all(resources), gaps }
  },
})

type Listed = ReturnType<typeof s3.listBuckets.decode>[number]

async function describe(
  { Name: Bucket, BucketRegion, owner }: Listed,
  scope: Scope,
  calls: Calls<Ops>,
  wanted: Wanted<Bucket['facts']>,
): Promise<Bucket> {
  const region = BucketRegion ?? (await locate(Bucket, calls))
  const at: Elsewhere = region ? { region } : {}

  return {
    kind: BUCKET,
    id: `arn:${partitionOf(region)}:s3:::${Bucket}`,
    name: Bucket,
    scope: region ? { ...scope, region } : scope,
    facts: await gather(wanted, {
      owner: () => known(owner, s3.listBuckets.id),
      policy: () => calls.get('getBucketPolicy', { Bucket }, at),
      policyIsPublic: () => ruling(Bucket, scope, calls, at),
      acl: async () => {
        const ownership = await calls.get('getBucketOwnershipControls', { Bucket }, at)
        const isOff = ownership.state === 'known' && ownership.value === 'BucketOwnerEnforced'
        return isOff ? { ...ownership, value: null } : calls.get('getBucketAcl', { Bucket }, at)
      },
      objectAcls: () => objectAclsOf(Bucket, scope, calls, at),
      ownership: () => calls.get('getBucketOwnershipControls', { Bucket }, at),
      publicAccessBlock: () => calls.get('getPublicAccessBlock', { Bucket }, at),
      accountPublicAccessBlock: () =>
        calls.get('getAccountPublicAccessBlock', { AccountId: scope.account }),
      accessPoints: async () => {
        const policy = await calls.get('getBucketPolicy', { Bucket }, at)
        if (policy.state === 'unknown') return policy
        if (!policy.value?.toLowerCase().includes('accesspoint')) return { ...policy, value: [] }
        return doorsOfBucket(Bucket, { ...scope, ...at }, calls)
      },
      encryption: () => calls.get('getBucketEncryption', { Bucket }, at),
      versioning: () => calls.get('getBucketVersioning', { Bucket }, at),
      accessLog: () => calls.get('getBucketLogging', { Bucket }, at),
      lifecycle: () => calls.get('getBucketLifecycle', { Bucket }, at),
    }),
  }
}

/** For an S3 whose listing does not tell the regions; unknown ends as the region of home. */
async function locate(Bucket: string, calls: Calls<Ops>) {
  const location = await calls.get('getBucketLocation', { Bucket })
  return location.state === 'known' ? location.value : undefined
}

/** Asked for only where a policy is restricted by it: one call less for most buckets. */
async function ruling(
  Bucket: string,
  { account: AccountId }: Scope,
  calls: Calls<Ops>,
  at: Elsewhere,
): Promise<Fact<boolean>> {
  const [policy, ...blocks] = await Promise.all([
    calls.get('getBucketPolicy', { Bucket }, at),
    calls.get('getPublicAccessBlock', { Bucket }, at),
    calls.get('getAccountPublicAccessBlock', { AccountId }),
  ])
  if (policy.state === 'known' && policy.value === null) return { ...policy, value: false }
  const isFree = blocks.every(
    (block) => block.state === 'known' && !block.value?.RestrictPublicBuckets,
  )
  if (isFree) {
    return notCollected(s3.getBucketPolicyStatus.id, 'RestrictPublicBuckets is off at both levels.')
  }
  return calls.get('getBucketPolicyStatus', { Bucket }, at)
}

/** Those of objects count where neither the bucket nor the account switches them off. */
async function objectAclsOf(
  Bucket: string,
  { account: AccountId }: Scope,
  calls: Calls<Ops>,
  at: Elsewhere,
): Promise<Fact<null>> {
  const [ownership, ...blocks] = await Promise.all([
    calls.get('getBucketOwnershipControls', { Bucket }, at),
    calls.get('getPublicAccessBlock', { Bucket }, at),
    calls.get('getAccountPublicAccessBlock', { AccountId }),
  ])
  if (ownership.state === 'known' && ownership.value === 'BucketOwnerEnforced') {
    return { ...ownership, value: null }
  }
  const ignoring = blocks.find((one) => one.state === 'known' && one.value?.IgnorePublicAcls)
  if (ignoring?.state === 'known') return { ...ignoring, value: null }
  return notCollected(
    's3:GetObjectAcl',
    'ACLs of objects are honoured, and Ajar lists no objects. IgnorePublicAcls or BucketOwnerEnforced would settle it.',
  )
}
