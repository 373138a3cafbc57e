import { defineProjection, flatMap, known, map, type World } from '#model'
import { ObjectStore } from '#views'
import { routeByPolicy } from '../exposure/resourcePolicy.ts'
import { MEMBERSHIP_READS } from '../organizations/membership.ts'
import { accessPointRoute } from './accessPointRoute.ts'
import { aclRoute, objectAclRoute } from './aclRoute.ts'
import { BUCKET, type Bucket } from './bucket.ts'
import { afterRestriction, isOnAnywhere } from './restriction.ts'

/**
 * A bucket is reached through its policy, its ACL, those of its objects or by an access point. Each
 * route has its own guards, on the bucket and on the account, and either is enough to close it.
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
    'objectAcls',
    'ownership',
    'publicAccessBlock',
    'accountPublicAccessBlock',
    'accessPoints',
  ],
  alongside: MEMBERSHIP_READS,
  project: (bucket, world) => ({
    routes: [
      policyRoute(bucket, world),
      aclRoute(bucket, world),
      objectAclRoute(bucket, world),
      accessPointRoute(bucket, world),
    ],
  }),
})

function policyRoute({ id, scope, facts }: Bucket, world: World) {
  const owner = facts.owner.state === 'known' ? facts.owner.value : null
  // Only the owner's own name tells whether a canonical user of the policy is a stranger.
  const policy = flatMap(facts.policy, (document) =>
    document?.includes('CanonicalUser') ? map(facts.owner, () => document) : known(document),
  )
  const route = routeByPolicy(
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
  const effective = afterRestriction(route.effective, restricted, facts.policyIsPublic)
  return { ...route, effective }
}
