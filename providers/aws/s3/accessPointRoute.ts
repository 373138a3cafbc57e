/** Who gets to a bucket by its access points. @module */

import { type Fact, flatMap, known, map, unknown, type World } from '#model'
import type { Admissions, Route } from '#views'
import { joined } from '../exposure/joined.ts'
import { routeByPolicy } from '../exposure/resourcePolicy.ts'
import { policyStatus } from '../policy/index.ts'
import type { AccessPointDoor } from './accessPoint.ts'
import type { Bucket } from './bucket.ts'
import { afterRestriction, isOnAnywhere } from './restriction.ts'

/**
 * What comes by an access point must be allowed by its policy and by that of the bucket, and each
 * of the two has guards of its own.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html
 */
export function accessPointRoute(bucket: Bucket, world: World): Route {
  const { accessPoints, publicAccessBlock, accountPublicAccessBlock, policyIsPublic } = bucket.facts
  const each = map(accessPoints, (doors) =>
    doors.map((door) => ({ door, ...routeBy(door, bucket, world) })),
  )
  const afterDoors = joined(map(each, (found) => found.map((one) => afterOwnGuard(one, bucket))))
  // The block of the bucket holds for all of them, also for those that could not be listed.
  const restricted = isOnAnywhere(RESTRICTION, publicAccessBlock, accountPublicAccessBlock)
  return {
    name: 'policy of its access points',
    own: joined(map(each, (found) => found.map(({ own }) => own))),
    effective: afterRestriction(afterDoors, restricted, policyIsPublic),
  }
}

const RESTRICTION = 'RestrictPublicBuckets'

function routeBy(
  { name, arn, networkOrigin, policy }: AccessPointDoor,
  { id, scope, facts }: Bucket,
  world: World,
): Route {
  const owner = facts.owner.state === 'known' ? facts.owner.value : null
  // Without a policy of its own it serves the account alone.
  const documents = policy === null ? known(null) : facts.policy
  // Only the owner's own name tells whether a canonical user of a policy is a stranger.
  const decidable = flatMap(documents, (document) =>
    `${document} ${policy}`.includes('CanonicalUser')
      ? map(facts.owner, () => document)
      : known(document),
  )
  return routeByPolicy(
    decidable,
    {
      kind: 's3',
      document: `policy of the access point ${name}`,
      arn: id,
      account: scope.account,
      call: 's3control:GetAccessPointPolicy',
      wouldStop: [
        'RestrictPublicBuckets of the access point',
        'RestrictPublicBuckets of the bucket',
        'RestrictPublicBuckets of the account',
      ],
      canonicalUser: owner,
      privateNetwork: networkOrigin === 'VPC',
      accessPoint: { arn, networkOrigin, document: policy ?? '' },
    },
    world,
  )
}

interface Guarded {
  readonly door: AccessPointDoor
  readonly effective: Admissions
}

function afterOwnGuard({ door, effective }: Guarded, { facts }: Bucket): Admissions {
  const { accountPublicAccessBlock } = facts
  const block = known(door.publicAccessBlock)
  const restricted = isOnAnywhere(RESTRICTION, block, accountPublicAccessBlock)
  return afterRestriction(effective, restricted, isPublicByDefinition(door))
}

function isPublicByDefinition({ name, policy }: AccessPointDoor): Fact<boolean> {
  const status = policyStatus(policy)
  if (status.state !== 'undecided') return known(status.state === 'public')
  return unknown({
    call: 's3control:GetAccessPointPolicy',
    reason: 'undecided',
    permission: null,
    detail: `Whether S3 calls the policy of the access point ${name} public: ${status.cause}.`,
  })
}
