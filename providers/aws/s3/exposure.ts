import {
  anyTrue,
  defineProjection,
  type Exposure,
  flatMap,
  isNonEmpty,
  known,
  map,
  type NonEmpty,
  unless,
  type What,
  type World,
} from '#model'
import { type Admissions, ObjectStore } from '#views'
import { admissionsByPolicy } from '../exposure/resourcePolicy.ts'
import { MEMBERSHIP_READS } from '../organizations/membership.ts'
import { accessPointRoute } from './accessPointRoute.ts'
import { BUCKET, type Bucket } from './bucket.ts'
import type { AclGrant } from './operations.ts'
import { afterRestriction, isOnAnywhere } from './restriction.ts'

/**
 * A bucket is reached through its ACL, through its policy or by an access point. Each route has its own guards, on the
 * bucket and on the account, and either guard is enough to close it.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export const bucketAsObjectStore = defineProjection<Bucket, ObjectStore>({
  kind: BUCKET,
  as: ObjectStore,
  reads: [
    'owner',
    'policy',
    'policyIsPublic',
    'acl',
    'ownership',
    'publicAccessBlock',
    'accountPublicAccessBlock',
    'accessPoints',
  ],
  alongside: MEMBERSHIP_READS,
  project: (bucket, world) => ({
    routes: [policyRoute(bucket, world), aclRoute(bucket, world), accessPointRoute(bucket, world)],
  }),
})

function policyRoute({ id, scope, facts }: Bucket, world: World) {
  const owner = facts.owner.state === 'known' ? facts.owner.value : null
  // Only the owner's own name tells whether a canonical user of the policy is a stranger.
  const policy = flatMap(facts.policy, (document) =>
    document?.includes('CanonicalUser') ? map(facts.owner, () => document) : known(document),
  )
  const own = admissionsByPolicy(
    policy,
    {
      kind: 's3',
      document: 'bucket policy',
      arn: id,
      account: scope.account,
      call: 's3:GetBucketPolicy',
      wouldStop: ['RestrictPublicBuckets of the bucket', 'RestrictPublicBuckets of the account'],
      canonicalUser: owner,
    },
    world,
  )
  const restricted = isOnAnywhere(
    'RestrictPublicBuckets',
    facts.publicAccessBlock,
    facts.accountPublicAccessBlock,
  )
  const effective = afterRestriction(own, restricted, facts.policyIsPublic)
  return { name: 'bucket policy', own, effective }
}

function aclRoute({ id, facts }: Bucket, world: World) {
  const { acl, ownership, owner, publicAccessBlock, accountPublicAccessBlock } = facts
  const disabled = map(ownership, (setting) => setting === 'BucketOwnerEnforced')
  const ignored = anyTrue(
    disabled,
    isOnAnywhere('IgnorePublicAcls', publicAccessBlock, accountPublicAccessBlock),
  )
  const grants = map(acl, (list) => list ?? [])
  const own: Admissions = {
    public: unless(
      disabled,
      map(grants, (list) => toGroups(list, id)),
    ),
    strangers: unless(
      disabled,
      flatMap(owner, (user) => map(grants, (list) => toStrangers(list, id, user, world))),
    ),
    // An ACL names users and groups, never a service.
    deputies: known([]),
  }
  return {
    name: 'bucket ACL',
    own,
    effective: { ...own, public: unless(ignored, own.public) },
  }
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#permissions */
const RIGHTS: Readonly<Record<string, { readonly what: NonEmpty<What>; readonly action: string }>> =
  {
    READ: { what: ['list'], action: 's3:ListBucket' },
    WRITE: { what: ['write'], action: 's3:PutObject' },
    READ_ACP: { what: ['read'], action: 's3:GetBucketAcl' },
    WRITE_ACP: { what: ['administer'], action: 's3:PutBucketAcl' },
    FULL_CONTROL: { what: ['list', 'read', 'write', 'administer'], action: 's3:ListBucket' },
  }

/** Groups of people whom we have never met. */
const GROUPS: Readonly<Record<string, Pick<Exposure, 'who' | 'principal'>>> = {
  'http://acs.amazonaws.com/groups/global/AllUsers': { who: 'anyone', principal: 'anyone' },
  'http://acs.amazonaws.com/groups/global/AuthenticatedUsers': {
    who: 'any-customer',
    principal: 'any customer of AWS',
  },
}

function toGroups(grants: readonly AclGrant[], bucket: string): readonly Exposure[] {
  return grants.flatMap((grant, index) => {
    const group = GROUPS[grant.Grantee.URI ?? '']
    return group
      ? [exposure(grant, index, bucket, group, ['IgnorePublicAcls', 'BucketOwnerEnforced'])]
      : []
  })
}

/** Where CloudFront and others of AWS deliver logs from. */
const LOG_DELIVERY = 'c4c1ede66af53448b93c283ce9448c4ba468c9432aa01d700d3878632f77d2d0'

function toStrangers(
  grants: readonly AclGrant[],
  bucket: string,
  owner: string | null,
  { zone }: World,
): readonly Exposure[] {
  const familiar = new Set([owner, LOG_DELIVERY, ...zone.trusted.map(({ id }) => id)])
  return grants.flatMap((grant, index) => {
    const user = grant.Grantee.ID
    if (user === undefined || familiar.has(user)) return []
    const whom = { who: 'stranger' as const, principal: `the S3 canonical user ${user}` }
    return [exposure(grant, index, bucket, whom, ['BucketOwnerEnforced'])]
  })
}

function exposure(
  { Grantee, Permission }: AclGrant,
  index: number,
  bucket: string,
  whom: Pick<Exposure, 'who' | 'principal'>,
  wouldStop: readonly string[],
): Exposure {
  // A permission that S3 does not document is taken for the widest.
  const rights = RIGHTS[Permission] ?? RIGHTS.FULL_CONTROL
  const what = rights?.what ?? []
  return {
    ...whom,
    via: 'direct',
    network: 'internet',
    what: isNonEmpty(what) ? what : ['read'],
    witness: {
      principal: Grantee.URI ?? Grantee.ID ?? '*',
      action: rights?.action ?? 's3:ListBucket',
      resource: bucket,
      context: {},
    },
    admittedBy: { document: 'bucket ACL', pointer: `/Grants/${index}` },
    wouldStop,
    fix: `Remove the grant of ${Permission} from the bucket ACL, or set ObjectOwnership to BucketOwnerEnforced.`,
    risks: [],
  }
}
