/**
 * The golden cases of AWS that more than one policy decides, put through our own projections: each
 * input becomes the facts of a resource and of what stands around it, and the verdict is read off
 * the view.
 *
 * @module
 */

import { z } from 'zod'
import {
  all,
  type CallId,
  EMPTY_ZONE,
  type Fact,
  flatMap,
  isNonEmpty,
  joinZones,
  type Known,
  known,
  map,
  type Related,
  type Resource,
  type Unknown,
  unknown,
  type World,
} from '#model'
import { diskSnapshot, image } from '../../mocks/aws/diskBuilder.ts'
import { securityGroup, subnet } from '../../mocks/aws/placeBuilder.ts'
import { databaseSnapshot, instance } from '../../mocks/aws/rdsBuilder.ts'
import { ALL_BLOCKED, bucket } from '../../mocks/aws/s3Builder.ts'
import { ACCOUNT, membership, ORGANIZATION } from '../../mocks/aws/scopeBuilder.ts'
import {
  type DiskEncryption,
  describeImageAttribute,
  describeSnapshotAttribute,
} from '../../providers/aws/ec2/disks.ts'
import type { IngressRule } from '../../providers/aws/ec2/network.ts'
import {
  snapshotAsShared as diskAsShared,
  imageAsShared,
} from '../../providers/aws/ec2/subjects.ts'
import { ADMITS_NOBODY } from '../../providers/aws/exposure/resourcePolicy.ts'
import { policyStatus } from '../../providers/aws/policy/index.ts'
import { instanceAsEndpoint, snapshotAsShared } from '../../providers/aws/rds/subjects.ts'
import type { AccessPointDoor } from '../../providers/aws/s3/accessPoint.ts'
import { bucketAsObjectStore } from '../../providers/aws/s3/exposure.ts'
import type { AclGrant } from '../../providers/aws/s3/operations.ts'
import type { PublicAccessBlock } from '../../providers/aws/s3/publicAccessBlock.ts'
import { type GoldenCase, type GoldenVerdict, worst } from './goldenVerdict.ts'

type Input = GoldenCase['input']

const TODAY = new Date('2026-11-23T00:00:00Z')

export const AWS_KINDS: Readonly<Record<string, (input: Input) => GoldenVerdict>> = {
  's3-effective': bucketVerdict,
  'rds-instance': instanceVerdict,
  'rds-snapshot': (input) => {
    const subject = databaseSnapshot({
      sharedWith: fact(
        input.attributes,
        z.object({ restore: Names }).default({ restore: [] }),
        'rds:DescribeDBSnapshotAttributes',
        ({ restore }) => restore,
      ),
      encryption: encryptionFrom(input),
    })
    return worst(snapshotAsShared.project(subject, worldOf()).routes)
  },
  'ebs-snapshot': (input) => {
    const subject = diskSnapshot({
      sharedWith: fact(
        input.createVolumePermission,
        Permissions,
        'ec2:DescribeSnapshotAttribute',
        (list) => describeSnapshotAttribute.decode({ CreateVolumePermissions: list }),
      ),
      encryption: encryptionFrom(input),
      block: fact(
        input.snapshotBlockPublicAccess,
        z.string().default('unblocked'),
        'ec2:GetSnapshotBlockPublicAccessState',
      ),
    })
    return worst(diskAsShared.project(subject, worldOf()).routes)
  },
  ami: ({ launchPermission }) => {
    const sharedWith = fact(launchPermission, Permissions, 'ec2:DescribeImageAttribute', (list) =>
      describeImageAttribute.decode({ LaunchPermissions: list }),
    )
    const isPublic = map(sharedWith, (names) => names.includes('all'))
    return worst(imageAsShared.project(image({ sharedWith, isPublic }), worldOf()).routes)
  },
}

/** Undefined for a kind that the policy alone decides, which `policyCases.test.ts` judges. */
export function awsVerdict({ kind, input }: GoldenCase): GoldenVerdict | undefined {
  return AWS_KINDS[kind]?.(input)
}

const Block = z
  .object({
    BlockPublicAcls: z.boolean().default(false),
    IgnorePublicAcls: z.boolean().default(false),
    BlockPublicPolicy: z.boolean().default(false),
    RestrictPublicBuckets: z.boolean().default(false),
  })
  .nullable()
  .default(null)

const Document = z
  .unknown()
  .optional()
  .transform((document) => (document ? JSON.stringify(document) : null))

const Acl = z
  .object({
    grants: z
      .array(
        z.object({
          type: z.string().default('CanonicalUser'),
          id: z.string().optional(),
          uri: z.string().optional(),
          permission: z.string(),
        }),
      )
      .default([]),
  })
  .nullable()
  .default(null)

/** The cases call the owner of the bucket so. */
const OWNER = 'owner'

function bucketVerdict(input: Input): GoldenVerdict {
  const policy = fact(input.policy, Document, 's3:GetBucketPolicy')
  const ownership = fact(
    input.objectOwnership,
    z.string().nullable().default(null),
    's3:GetBucketOwnershipControls',
  )
  const acl = grantsFrom(input.acl, 's3:GetBucketAcl')
  const subject = bucket({
    owner: known(z.string().default(OWNER).parse(input.ownerCanonicalId)),
    policy,
    policyIsPublic: map(policy, (document) => policyStatus(document).state === 'public'),
    // Switched off, they are not asked for.
    acl:
      ownership.state === 'known' && ownership.value === 'BucketOwnerEnforced' ? known(null) : acl,
    objectAcls: grantsFrom(input.sampleObjectAcl, 's3:GetObjectAcl'),
    ownership,
    publicAccessBlock: fact(input.bucketPab, Block, 's3:GetPublicAccessBlock'),
    accountPublicAccessBlock: accountBlock(input),
    // Asked for only where the policy speaks of them.
    accessPoints: flatMap(policy, (document) =>
      document?.toLowerCase().includes('accesspoint') ? doorsFrom(input.accessPoints) : known([]),
    ),
  })
  return worst(bucketAsObjectStore.project(subject, worldOf(memberOf(input))).routes)
}

function grantsFrom(acl: unknown, call: CallId): Fact<readonly AclGrant[] | null> {
  return fact(acl, Acl, call, (list) =>
    list === null
      ? null
      : list.grants.map(({ type, id, uri, permission }) => ({
          Grantee: { Type: type, ...(id && { ID: id }), ...(uri && { URI: uri }) },
          Permission: permission,
        })),
  )
}

/** S3 answers with what is in force, whether the account or the organisation has set it. */
function accountBlock({ accountPab, orgS3Policy }: Input): Fact<PublicAccessBlock | null> {
  const call = 's3control:GetPublicAccessBlock'
  const refusal = refusalIn(orgS3Policy)
  if (refusal) return denied(call, refusal)
  if (orgS3Policy === 'all') return known(ALL_BLOCKED, call)
  return orgS3Policy === 'none' ? known(null, call) : fact(accountPab, Block, call)
}

function doorsFrom(accessPoints: unknown): Fact<readonly AccessPointDoor[]> {
  const call = 's3control:ListAccessPoints'
  const points = fact(accessPoints, z.array(z.record(z.string(), z.unknown())).default([]), call)
  return flatMap(points, (found) => {
    const doors = found.map(({ name, networkOrigin, policy, pab }) =>
      map(
        all({
          document:
            networkOrigin === 'VPC'
              ? known(null)
              : fact(policy, Document, 's3control:GetAccessPointPolicy'),
          block: fact(pab, Block, 's3control:GetAccessPoint'),
          origin: fact(networkOrigin, z.enum(['Internet', 'VPC']).default('Internet'), call),
        }),
        ({ document, block, origin }) => ({
          name: String(name),
          arn: `arn:aws:s3:eu-west-1:${ACCOUNT}:accesspoint/${name}`,
          networkOrigin: origin,
          policy: document,
          publicAccessBlock: block,
        }),
      ),
    )
    const named = Object.fromEntries(doors.map((door, index) => [String(index), door]))
    return map(all(named), (each) => Object.values(each))
  })
}

function memberOf(input: Input): Resource {
  const { rcp, rcpEnabled, inOrganization, isManagementAccount } = input
  const isFree = rcpEnabled === false || inOrganization === false || isManagementAccount === true
  const Documents = z.array(z.unknown()).default([])
  return membership({
    organization: known(
      inOrganization === false
        ? null
        : {
            id: ORGANIZATION,
            managementAccount: isManagementAccount === true ? ACCOUNT : '444455556666',
          },
    ),
    resourceControlPolicies: isFree
      ? known([])
      : fact(rcp, Documents, 'organizations:ListPoliciesForTarget', (documents) =>
          documents.map((document, index) => ({
            name: `resource control policy ${index}`,
            document: JSON.stringify(document),
          })),
        ),
  })
}

const Names = z.array(z.string()).default([])

function encryptionFrom({ encrypted, kmsKey }: Input): Fact<DiskEncryption> {
  const flag = fact(encrypted, z.boolean().default(false), 'rds:DescribeDBSnapshots')
  const name = fact(kmsKey, z.string().nullable().default(null), 'rds:DescribeDBSnapshots')
  return map(all({ flag, name }), ({ flag, name }) => ({
    encrypted: flag,
    // The cases call a key of AWS by the end of its alias.
    key: name?.startsWith('aws/') ? `alias/${name}` : name,
  }))
}

const Permissions = z.array(z.unknown()).default([])

const Routes = z.array(z.object({ dst: z.string(), gw: z.string() })).default([])
const Rules = z
  .array(
    z.object({
      proto: z.string().default('-1'),
      from: z.number().optional(),
      to: z.number().optional(),
      cidrs: Names,
      prefixLists: z.array(z.unknown()).default([]),
    }),
  )
  .default([])

function instanceVerdict(input: Input): GoldenVerdict {
  const subnets = listed(input.subnets, 'ec2:DescribeSubnets').map((one, index) => ({
    ...subnet({
      internetRoutes: fact(routesIn(one), Routes, 'ec2:DescribeRouteTables', (routes) =>
        routes.flatMap(({ dst, gw }) => (gw.startsWith('igw-') ? dst : [])),
      ),
    }),
    name: `subnet-${index}`,
    id: subnet().id.replace(/[^/]+$/, `subnet-${index}`),
  }))
  const groups = listed(input.sgs, 'ec2:DescribeSecurityGroups').map((one, index) => ({
    ...securityGroup({ ingress: ingressFrom(one) }),
    id: securityGroup().id.replace(/[^/]+$/, `sg-${index}`),
  }))
  const subject = instance({
    publiclyAccessible: fact(
      input.publiclyAccessible,
      z.boolean().default(false),
      'rds:DescribeDBInstances',
    ),
    placement: fact(input.port, z.number(), 'rds:DescribeDBInstances', (port) => ({
      port,
      subnets: subnets.map((_, index) => `subnet-${index}`),
      securityGroups: groups.map((_, index) => `sg-${index}`),
    })),
  })
  const { reachable } = instanceAsEndpoint.project(subject, worldOf(...subnets, ...groups))
  const effective = { ...ADMITS_NOBODY, public: reachable }
  return worst([{ name: 'network', own: effective, effective }])
}

/** A list that nobody could read is a list of one that nobody could read. */
function listed(value: unknown, call: CallId): readonly unknown[] {
  const found = fact(value, z.array(z.unknown()).default([]), call)
  return found.state === 'known' ? found.value : [value]
}

function routesIn(one: unknown): unknown {
  return refusalIn(one) ? one : z.object({ routes: z.unknown() }).parse(one).routes
}

function ingressFrom(one: unknown) {
  const rules = refusalIn(one) ? one : z.object({ ingress: z.unknown() }).parse(one).ingress
  return fact(rules, Rules, 'ec2:DescribeSecurityGroups', (list) =>
    list.map(({ proto, from = null, to = null, cidrs, prefixLists }): IngressRule => {
      // The cases name lists that nobody has read.
      const unread = prefixLists.flatMap(
        (name) => denied('ec2:GetManagedPrefixListEntries', String(name)).gaps,
      )
      return {
        protocol: proto,
        fromPort: from,
        toPort: to,
        ranges: cidrs,
        ...(isNonEmpty(unread) && { unread }),
      }
    }),
  )
}

function refusalIn(value: unknown): string | undefined {
  return z.object({ error: z.string() }).safeParse(value).data?.error
}

/** `{ error }` is an input that nobody could read; null and an absent key are known to be off. */
function fact<T>(value: unknown, schema: z.ZodType<T>, call: CallId): Fact<T>
function fact<T, U>(
  value: unknown,
  schema: z.ZodType<T>,
  call: CallId,
  derive: (value: T) => U,
): Fact<U>
function fact(
  value: unknown,
  schema: z.ZodType,
  call: CallId,
  derive: (value: never) => unknown = (same) => same,
): Fact<unknown> {
  const refusal = refusalIn(value)
  if (refusal) return denied(call, refusal)
  // The overloads see to it that what the schema gives is what is derived from.
  return known(derive(schema.parse(value ?? undefined) as never), call)
}

function denied(call: CallId, detail: string): Unknown {
  return unknown({ call, reason: 'denied', permission: call, detail })
}

/** The world of the cases: one account, in one organisation. */
function worldOf(...around: readonly Resource[]): World {
  return {
    related: relatedAmong(around),
    zone: joinZones(EMPTY_ZONE, { accounts: [ACCOUNT], organizations: [ORGANIZATION] }),
    asOf: TODAY,
  }
}

function relatedAmong(resources: readonly Resource[]): Related {
  // The caller names the kind whose type it expects; each was built as that kind above.
  return {
    one: (kind, id) =>
      known(resources.find((one) => one.kind === kind && one.id === id) ?? null) as Known<never>,
    all: (kind) => known(resources.filter((one) => one.kind === kind)) as Fact<never>,
  }
}
