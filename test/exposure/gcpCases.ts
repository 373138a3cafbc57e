/**
 * The golden cases of Google Cloud, put through our own parsers and projections: each input becomes
 * the facts of a resource and of what stands around it, and the verdict is read off the view.
 *
 * @module
 */

import { z } from 'zod'
import {
  EMPTY_ZONE,
  type Exposure,
  type Fact,
  joinZones,
  type Known,
  known,
  type Related,
  type Resource,
  type Unknown,
  unknown,
  type World,
} from '#model'
import type { Admissions, Route } from '#views'
import { project } from '../../mocks/gcp/projectBuilder.ts'
import { bucket } from '../../mocks/gcp/storageBuilder.ts'
import { CUSTOM_ROLE, type Role } from '../../providers/gcp/iam/customRole.ts'
import { Policy } from '../../providers/gcp/iam/policy.ts'
import { POOL, type WorkloadIdentityPool } from '../../providers/gcp/iam/pool.ts'
import { bucketAsObjectStore } from '../../providers/gcp/storage/exposure.ts'

export type GoldenVerdict = 'public' | 'cross-account' | 'not-public' | 'unknown'

export interface GoldenCase {
  readonly id: string
  readonly cloud: string
  readonly kind: string
  readonly input: Readonly<Record<string, unknown>>
  readonly expected: GoldenVerdict
}

type Input = GoldenCase['input']

const TODAY = new Date('2026-11-23T00:00:00Z')

/** Names that belong to "acme" in the cases' world, besides its domain. */
const OURS = ['acme', 'acme-prod', 'acme-data', 'acme-dev', 'p', 'p1', '1', '123456789012']

export const GCP_KINDS: Readonly<Record<string, (input: Input) => GoldenVerdict>> = {
  bucket: bucketVerdict,
}

/** Undefined for a kind that this cloud does not know. */
export function gcpVerdict({ kind, input }: GoldenCase): GoldenVerdict | undefined {
  return GCP_KINDS[kind]?.(input)
}

function bucketVerdict(input: Input): GoldenVerdict {
  const subject = bucket({
    policy: policyFrom(input.iam),
    acl: fact(input.acl, z.array(AclEntry).default([]), 'storage:buckets.list'),
    uniformAccess: fact(input.ubla, z.boolean().default(false), 'storage:buckets.list'),
    publicAccessPrevention: fact(
      input.pap,
      z.string().default('inherited').transform(asPrevention),
      'storage:buckets.list',
    ),
  })
  const world = worldAround(input, subject.scope.account)
  return worst(bucketAsObjectStore.project(subject, world).routes)
}

const AclEntry = z.object({ entity: z.string(), role: z.string() })

function asPrevention(setting: string): 'enforced' | 'inherited' {
  return setting === 'enforced' ? 'enforced' : 'inherited'
}

/** `{ error }` is an input that nobody could read; null and an absent key are known to be off. */
function fact<T>(value: unknown, schema: z.ZodType<T>, call: `${string}:${string}`): Fact<T> {
  const refused = z.object({ error: z.string() }).safeParse(value)
  if (refused.success) return denied(call, refused.data.error)
  return known(schema.parse(value ?? undefined), call)
}

function denied(call: `${string}:${string}`, detail: string): Unknown {
  return unknown({ call, reason: 'denied', permission: call.replace(':', '.'), detail })
}

function policyFrom(bindings: unknown): Fact<Policy> {
  return fact(
    bindings,
    z
      .unknown()
      .optional()
      .transform((list) => Policy.parse({ bindings: list ?? [] })),
    'storage:buckets.getIamPolicy',
  )
}

/** Custom roles are spelled out in the binding that uses them. */
function customRolesOf(...lists: readonly unknown[]): Role[] {
  const Spelled = z.array(
    z.object({ role: z.string(), permissions: z.array(z.string()).optional() }),
  )
  return lists
    .flatMap((list) => Spelled.safeParse(list).data ?? [])
    .flatMap(({ role, permissions }) => (permissions ? [customRole(role, permissions)] : []))
}

function customRole(name: string, permissions: readonly string[]): Role {
  return {
    kind: CUSTOM_ROLE,
    id: `//iam.googleapis.com/${name}`,
    name,
    scope: { provider: 'gcp', account: 'acme-prod' },
    facts: { permissions: known(permissions), deleted: known(false) },
  }
}

const DenyRule = z.object({
  deniedPrincipals: z.array(z.string()).default([]),
  exceptionPrincipals: z.array(z.string()).default([]),
  deniedPermissions: z.array(z.string()).default([]),
  exceptionPermissions: z.array(z.string()).default([]),
  denialCondition: z.object({ expression: z.string() }).optional(),
})

/** A list of rules, or of policies with rules, as the API nests them. */
const DenyPolicies = z
  .array(
    z.union([
      z.object({ rules: z.array(z.object({ denyRule: DenyRule })) }),
      z.object({ denyRule: DenyRule }).transform((rule) => ({ rules: [rule] })),
      DenyRule.transform((denyRule) => ({ rules: [{ denyRule }] })),
    ]),
  )
  .default([])
  .transform((policies) => policies.map(({ rules }) => ({ name: 'deny', rules })))

const Perimeter = z
  .object({ perimeter: z.string(), enforced: z.boolean().default(true) })
  .nullish()
  .transform((found) =>
    found?.enforced
      ? [
          {
            name: found.perimeter,
            status: {
              resources: ['projects/123456789012'],
              restrictedServices: ['*'],
              accessLevels: [],
              ingressPolicies: [],
            },
          },
        ]
      : [],
  )

const Pool = z.object({
  issuer: z.string(),
  attributeCondition: z.string().nullish(),
  attributeMapping: z.record(z.string(), z.string()).default({
    'google.subject': 'assertion.sub',
    'attribute.repository': 'assertion.repository',
    'attribute.repository_owner': 'assertion.repository_owner',
  }),
})

const POOL_NAME = /workloadIdentityPools\/([^/"]+)/

function poolsOf(input: Input): WorkloadIdentityPool[] {
  const pool = input.pool
  if (pool === undefined || pool === null) return []
  const name = POOL_NAME.exec(JSON.stringify(input))?.[1] ?? 'pool'
  return [
    {
      kind: POOL,
      id: `//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/${name}`,
      name: `projects/1/locations/global/workloadIdentityPools/${name}`,
      scope: { provider: 'gcp', account: 'acme-prod' },
      facts: {
        active: known(true),
        providers: fact(
          pool,
          Pool.transform(({ issuer, attributeCondition, attributeMapping }) => [
            {
              name: 'provider',
              active: true,
              issuer,
              awsAccount: null,
              attributeMapping,
              attributeCondition: attributeCondition ?? '',
            },
          ]),
          'iam:projects.locations.workloadIdentityPools.providers.list',
        ),
      },
    },
  ]
}

function worldAround(input: Input, account: string): World {
  const enforced = (value: unknown, call: `${string}:${string}`) =>
    fact(
      value,
      z
        .boolean()
        .default(false)
        .transform((enforce) => [{ enforce }]),
      call,
    )
  const around = [
    project({
      number: known('1'),
      policy: policyFrom(input.parentIam ?? input.projectIam),
      inherited: known([]),
      denyPolicies: fact(input.denyPolicies, DenyPolicies, 'iam:denypolicies.list'),
      perimeters: fact(
        input.vpcServiceControls,
        Perimeter,
        'accesscontextmanager:servicePerimeters.list',
      ),
      publicAccessPrevention: enforced(input.orgPolicyPap, 'orgpolicy:policies.getEffectivePolicy'),
    }),
    ...customRolesOf(input.iam, input.parentIam, input.projectIam, input.keyRingIam),
    ...poolsOf(input),
  ]
  return {
    related: relatedAmong(around),
    zone: joinZones(EMPTY_ZONE, { accounts: [account, ...OURS], domains: ['acme.example'] }),
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

/** Public by one route is public; otherwise one open question leaves the whole open. */
function worst(routes: readonly Route[]): GoldenVerdict {
  const lists = (sort: keyof Admissions) => routes.map(({ effective }) => effective[sort])
  if (lists('public').some(isSomebody)) return 'public'
  if (lists('public').some(isUnknown)) return 'unknown'
  if (lists('strangers').some(isSomebody)) return 'cross-account'
  return lists('strangers').some(isUnknown) ? 'unknown' : 'not-public'
}

function isSomebody(list: Fact<readonly Exposure[]>): boolean {
  return list.state === 'known' && list.value.length > 0
}

function isUnknown(list: Fact<readonly Exposure[]>): boolean {
  return list.state === 'unknown'
}
