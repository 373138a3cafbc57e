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
import { ACCOUNT, ORGANIZATION } from '../../mocks/aws/scopeBuilder.ts'
import type { DiskEncryption } from '../../providers/aws/ec2/disks.ts'
import {
  snapshotAsShared as diskAsShared,
  imageAsShared,
} from '../../providers/aws/ec2/subjects.ts'
import { ADMITS_NOBODY } from '../../providers/aws/exposure/resourcePolicy.ts'
import { instanceAsEndpoint, snapshotAsShared } from '../../providers/aws/rds/subjects.ts'
import { type GoldenCase, type GoldenVerdict, worst } from './goldenVerdict.ts'

type Input = GoldenCase['input']

const TODAY = new Date('2026-11-23T00:00:00Z')

export const AWS_KINDS: Readonly<Record<string, (input: Input) => GoldenVerdict>> = {
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
      sharedWith: permissionsFrom(input.createVolumePermission),
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
    const sharedWith = permissionsFrom(launchPermission)
    const isPublic = map(sharedWith, (names) => names.includes('all'))
    return worst(imageAsShared.project(image({ sharedWith, isPublic }), worldOf()).routes)
  },
}

/** Undefined for a kind that the policy alone decides, which `policyCases.test.ts` judges. */
export function awsVerdict({ kind, input }: GoldenCase): GoldenVerdict | undefined {
  return AWS_KINDS[kind]?.(input)
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

function permissionsFrom(permissions: unknown): Fact<readonly string[]> {
  const Permissions = z
    .array(z.object({ Group: z.string().optional(), UserId: z.string().optional() }))
    .default([])
  return fact(permissions, Permissions, 'ec2:DescribeSnapshotAttribute', (list) =>
    list.flatMap(({ Group, UserId }) => Group ?? UserId ?? []),
  )
}

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
  const unresolved = Rules.safeParse(rules).data?.some(({ prefixLists }) => prefixLists.length > 0)
  if (unresolved) return denied('ec2:GetManagedPrefixListEntries', 'AccessDenied')
  return fact(rules, Rules, 'ec2:DescribeSecurityGroups', (list) =>
    list.map(({ proto, from = null, to = null, cidrs }) => ({
      protocol: proto,
      fromPort: from,
      toPort: to,
      ranges: cidrs,
    })),
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
