/** Who gets to a bucket, and to the objects in it, by access control lists. @module */

import {
  all,
  anyTrue,
  type Exposure,
  type Fact,
  flatMap,
  isNonEmpty,
  map,
  type NonEmpty,
  unless,
  type What,
  type World,
} from '#model'
import type { Admissions, Route } from '#views'
import {
  ADMITS_NOBODY,
  admissionsByPolicy,
  admitsNobody,
  leftOpen,
} from '../exposure/resourcePolicy.ts'
import { resourceControlPoliciesOf } from '../organizations/membership.ts'
import type { ResourceControlPolicy } from '../organizations/resourceControl.ts'
import type { Bucket } from './bucket.ts'
import type { AclGrant } from './operations.ts'
import { isOnAnywhere } from './restriction.ts'

type Rights = Readonly<
  Record<string, { readonly what: NonEmpty<What>; readonly actions: NonEmpty<string> }>
>

interface List {
  /** In a sentence: `bucket ACL`. */
  readonly name: string
  readonly grants: Fact<readonly AclGrant[] | null>
  readonly rights: Rights
}

/** The list of the bucket itself. */
export function aclRoute(bucket: Bucket, world: World): Route {
  const { acl } = bucket.facts
  return routeByList({ name: 'bucket ACL', grants: acl, rights: OF_BUCKETS }, bucket, world)
}

/** The lists of its objects, which may let in whom that of the bucket does not. */
export function objectAclRoute(bucket: Bucket, world: World): Route {
  const { objectAcls } = bucket.facts
  return routeByList({ name: 'object ACLs', grants: objectAcls, rights: OF_OBJECTS }, bucket, world)
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#permissions */
const OF_BUCKETS: Rights = {
  READ: { what: ['list'], actions: ['s3:ListBucket'] },
  WRITE: { what: ['write'], actions: ['s3:PutObject'] },
  READ_ACP: { what: ['read'], actions: ['s3:GetBucketAcl'] },
  WRITE_ACP: { what: ['administer'], actions: ['s3:PutBucketAcl'] },
  FULL_CONTROL: {
    what: ['list', 'read', 'write', 'administer'],
    actions: ['s3:ListBucket', 's3:PutObject', 's3:GetBucketAcl', 's3:PutBucketAcl'],
  },
}

const OF_OBJECTS: Rights = {
  READ: { what: ['read'], actions: ['s3:GetObject'] },
  READ_ACP: { what: ['read'], actions: ['s3:GetObjectAcl'] },
  WRITE_ACP: { what: ['administer'], actions: ['s3:PutObjectAcl'] },
  FULL_CONTROL: {
    what: ['read', 'administer'],
    actions: ['s3:GetObject', 's3:GetObjectAcl', 's3:PutObjectAcl'],
  },
}

/** A permission that S3 does not document is taken for the widest. */
function rightsOf({ Permission }: AclGrant, { rights }: List) {
  return rights[Permission] ?? rights.FULL_CONTROL ?? { what: ['read'], actions: ['s3:*'] }
}

function routeByList(list: List, bucket: Bucket, world: World): Route {
  const { ownership, owner, publicAccessBlock, accountPublicAccessBlock } = bucket.facts
  const disabled = map(ownership, (setting) => setting === 'BucketOwnerEnforced')
  const ignored = anyTrue(
    disabled,
    isOnAnywhere('IgnorePublicAcls', publicAccessBlock, accountPublicAccessBlock),
  )
  const grants = map(list.grants, (found) => found ?? [])
  const given: Admissions = {
    // An ACL names users and groups, never a service.
    ...ADMITS_NOBODY,
    public: unless(
      disabled,
      map(grants, (found) => toGroups(found, list, bucket.id)),
    ),
    strangers: unless(
      disabled,
      flatMap(owner, (user) =>
        map(grants, (found) => toStrangers(found, list, bucket.id, user, world)),
      ),
    ),
  }
  const byPolicy = denialsIn(bucket.facts.policy)
  const above = resourceControlPoliciesOf(bucket.scope.account, world)
  const denials = map(all({ byPolicy, above }), (found) => [...found.byPolicy, ...found.above])
  const effective = afterDenials(given, denials, list, bucket, world)
  return {
    name: list.name,
    own: afterDenials(given, byPolicy, list, bucket, world),
    effective: { ...effective, public: unless(ignored, effective.public) },
  }
}

/** Of those whom the policy turns away, no list lets anybody in. */
function denialsIn(policy: Fact<string | null>): Fact<readonly ResourceControlPolicy[]> {
  return map(policy, (document) =>
    document?.includes('Deny') ? [{ name: 'bucket policy', document }] : [],
  )
}

function afterDenials(
  given: Admissions,
  denials: Fact<readonly ResourceControlPolicy[]>,
  list: List,
  { id, scope, facts }: Bucket,
  world: World,
): Admissions {
  if (admitsNobody(given)) return given
  if (denials.state === 'unknown') return leftOpen(given, denials)
  if (denials.value.length === 0) return given
  const owner = facts.owner.state === 'known' ? facts.owner.value : null
  return admissionsByPolicy(
    map(list.grants, (grants) => asPolicy(grants ?? [], list, id)),
    {
      kind: 's3',
      document: list.name,
      arn: id,
      account: scope.account,
      call: 's3:GetBucketAcl',
      canonicalUser: owner,
      guardrails: denials.value,
    },
    world,
  )
}

/** The same grants in the words of a policy, so that the engine can weigh them against denials. */
function asPolicy(grants: readonly AclGrant[], list: List, bucket: string): string {
  const statements = grants.flatMap((grant) => {
    const { URI = '', ID } = grant.Grantee
    if (GROUPS[URI] === undefined && (ID === undefined || ID === LOG_DELIVERY)) return []
    return [
      {
        Effect: 'Allow',
        Principal: ID === undefined ? '*' : { CanonicalUser: ID },
        Action: rightsOf(grant, list).actions,
        Resource: [bucket, `${bucket}/*`],
        // Who signed in has a name; nobody else has.
        ...(URI === AUTHENTICATED && { Condition: { Null: { 'aws:PrincipalArn': 'false' } } }),
      },
    ]
  })
  return JSON.stringify({ Version: '2012-10-17', Statement: statements })
}

const AUTHENTICATED = 'http://acs.amazonaws.com/groups/global/AuthenticatedUsers'

/** Groups of people whom we have never met. */
const GROUPS: Readonly<Record<string, Pick<Exposure, 'who' | 'principal'>>> = {
  'http://acs.amazonaws.com/groups/global/AllUsers': { who: 'anyone', principal: 'anyone' },
  [AUTHENTICATED]: { who: 'any-customer', principal: 'any customer of AWS' },
}

function toGroups(grants: readonly AclGrant[], list: List, bucket: string): readonly Exposure[] {
  return grants.flatMap((grant, index) => {
    const group = GROUPS[grant.Grantee.URI ?? '']
    const wouldStop = ['IgnorePublicAcls', 'BucketOwnerEnforced']
    return group ? [exposure(grant, index, list, bucket, group, wouldStop)] : []
  })
}

/** Where CloudFront and others of AWS deliver logs from. */
const LOG_DELIVERY = 'c4c1ede66af53448b93c283ce9448c4ba468c9432aa01d700d3878632f77d2d0'

function toStrangers(
  grants: readonly AclGrant[],
  list: List,
  bucket: string,
  owner: string | null,
  { zone }: World,
): readonly Exposure[] {
  const familiar = new Set([owner, LOG_DELIVERY, ...zone.trusted.map(({ id }) => id)])
  return grants.flatMap((grant, index) => {
    const user = grant.Grantee.ID
    if (user === undefined || familiar.has(user)) return []
    const whom = { who: 'stranger' as const, principal: `the S3 canonical user ${user}` }
    return [exposure(grant, index, list, bucket, whom, ['BucketOwnerEnforced'])]
  })
}

function exposure(
  grant: AclGrant,
  index: number,
  list: List,
  bucket: string,
  whom: Pick<Exposure, 'who' | 'principal'>,
  wouldStop: readonly string[],
): Exposure {
  const { Grantee, Permission } = grant
  const { what, actions } = rightsOf(grant, list)
  return {
    ...whom,
    via: 'direct',
    network: 'internet',
    what: isNonEmpty(what) ? what : ['read'],
    witness: {
      principal: Grantee.URI ?? Grantee.ID ?? '*',
      action: actions[0],
      resource: bucket,
      context: {},
    },
    admittedBy: { document: list.name, pointer: `/Grants/${index}` },
    wouldStop,
    fix: `Remove the grant of ${Permission} from the ${list.name}, or set ObjectOwnership to BucketOwnerEnforced.`,
    risks: [],
  }
}
