/**
 * The golden cases of Google Cloud, put through our own parsers and projections: each input becomes
 * the facts of a resource and of what stands around it, and the verdict is read off the view.
 *
 * @module
 */

import { z } from 'zod'
import {
  all,
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
import { dataset } from '../../mocks/gcp/bigqueryBuilder.ts'
import { virtualMachine } from '../../mocks/gcp/computeBuilder.ts'
import { serviceAccount } from '../../mocks/gcp/iamBuilder.ts'
import { key, keyRing } from '../../mocks/gcp/kmsBuilder.ts'
import { project } from '../../mocks/gcp/projectBuilder.ts'
import { runService } from '../../mocks/gcp/runBuilder.ts'
import { sqlInstance } from '../../mocks/gcp/sqlBuilder.ts'
import { bucket } from '../../mocks/gcp/storageBuilder.ts'
import { datasetAsGuarded } from '../../providers/gcp/bigquery/exposure.ts'
import { getDataset } from '../../providers/gcp/bigquery/operations.ts'
import { virtualMachineAsEndpoint } from '../../providers/gcp/compute/exposure.ts'
import { getEffectiveFirewalls } from '../../providers/gcp/compute/operations.ts'
import { nobody } from '../../providers/gcp/iam/admission.ts'
import { CUSTOM_ROLE, type Role } from '../../providers/gcp/iam/customRole.ts'
import { Policy } from '../../providers/gcp/iam/policy.ts'
import { POOL, type WorkloadIdentityPool } from '../../providers/gcp/iam/pool.ts'
import { serviceAccountAsGuarded } from '../../providers/gcp/iam/serviceAccount.ts'
import { keyAsGuarded } from '../../providers/gcp/kms/exposure.ts'
import { runServiceAsGuarded } from '../../providers/gcp/run/service.ts'
import { instanceAsEndpoint } from '../../providers/gcp/sql/exposure.ts'
import { bucketAsObjectStore } from '../../providers/gcp/storage/exposure.ts'
import { type GoldenCase, type GoldenVerdict, worst } from './goldenVerdict.ts'

type Input = GoldenCase['input']

const TODAY = new Date('2026-11-23T00:00:00Z')

/** Names that belong to "acme" in the cases' world, besides its domain. */
const OURS = ['acme', 'acme-prod', 'acme-data', 'acme-dev', 'p', 'p1', '1', '123456789012']

export const GCP_KINDS: Readonly<Record<string, (input: Input) => GoldenVerdict>> = {
  bucket: bucketVerdict,
  'bigquery-dataset': (input) => {
    const subject = dataset({ access: accessFrom(input.access) })
    return worst(datasetAsGuarded.project(subject, worldAround(input)).routes)
  },
  'cloud-sql': sqlVerdict,
  'kms-key': (input) => {
    const subject = key({ policy: policyFrom(input.iam) })
    const ring = keyRing({ policy: policyFrom(input.keyRingIam) })
    return worst(keyAsGuarded.project(subject, worldAround(input, ring)).routes)
  },
  'cloud-run': runVerdict,
  compute: computeVerdict,
  'service-account': (input) => {
    const subject = serviceAccount({
      policy: policyFrom(input.iam),
      disabled: fact(
        input.disabled,
        z.boolean().default(false),
        'iam:projects.serviceAccounts.list',
      ),
    })
    return worst(serviceAccountAsGuarded.project(subject, worldAround(input)).routes)
  },
}

/** Undefined for a kind that this cloud does not know. */
export function gcpVerdict({ kind, input }: GoldenCase): GoldenVerdict | undefined {
  return GCP_KINDS[kind]?.(inOurProject(input))
}

/** The cases name their own project as they like; here it is the one that the builders build. */
function inOurProject(input: Input): Input {
  const text = JSON.stringify(input)
  return JSON.parse(text.replaceAll(/"(project(?:Owner|Editor|Viewer)):[^"]*"/g, '"$1:acme-prod"'))
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
  return worst(bucketAsObjectStore.project(subject, worldAround(input)).routes)
}

function accessFrom(access: unknown) {
  return fact(
    access,
    z
      .unknown()
      .optional()
      .transform((list) => decodeDataset({ access: list ?? [] })),
    'bigquery:datasets.get',
  )
}

/** As the collector reads it. */
function decodeDataset(body: unknown) {
  return getDataset.decode(body).access
}

function sqlVerdict({ ipConfiguration }: Input): GoldenVerdict {
  const unread = fact(ipConfiguration, z.unknown(), LIST_INSTANCES)
  const settings = z.record(z.string(), z.unknown()).safeParse(ipConfiguration).data ?? {}
  const off = z.boolean().default(false)
  const subject = sqlInstance({
    ipv4Enabled:
      unread.state === 'unknown' ? unread : fact(settings.ipv4Enabled, off, LIST_INSTANCES),
    authorizedNetworks:
      unread.state === 'unknown'
        ? unread
        : fact(settings.authorizedNetworks, Networks, LIST_INSTANCES),
  })
  const { reachable } = instanceAsEndpoint.project(subject, worldAround({}))
  return worst([{ name: 'network', own: nobody(), effective: { ...nobody(), public: reachable } }])
}

function runVerdict(input: Input): GoldenVerdict {
  const subject = runService({
    ingress: fact(input.ingress, z.string().default('all'), 'run:services.list'),
    invokerIamDisabled: fact(
      input.invokerIamDisabled,
      z.boolean().default(false),
      'run:services.list',
    ),
    policy: policyFrom(input.iam),
  })
  return worst(runServiceAsGuarded.project(subject, worldAround(input)).routes)
}

const GoldenRule = z.object({
  dir: z.string().default('INGRESS'),
  prio: z.number().default(1000),
  action: z.string(),
  src: z.array(z.string()).default([]),
  proto: z.string().default('tcp'),
  ports: z.array(z.string()).default([]),
  targetTags: z.array(z.string()).default([]),
  targetServiceAccounts: z.array(z.string()).default([]),
  disabled: z.boolean().default(false),
})

/** The rules as the API writes them: of the network, or of a policy above it. */
const Effective = z
  .array(GoldenRule)
  .default([])
  .transform((rules) =>
    rules.map(({ dir, prio, action, src, proto, ports, ...rest }, index) => {
      const layer4 = [{ IPProtocol: proto, ...(ports.length > 0 && { ports }) }]
      return {
        name: `rule-${index}`,
        direction: dir,
        priority: prio,
        sourceRanges: src,
        ...rest,
        ...(action === 'allow' ? { allowed: layer4 } : { denied: layer4 }),
      }
    }),
  )

const Above = z
  .array(GoldenRule)
  .default([])
  .transform((rules) =>
    rules.map(({ dir, prio, action, src, proto, ports, targetServiceAccounts, disabled }) => ({
      direction: dir,
      priority: prio,
      action: action === 'goto_next' ? action : action === 'allow' ? 'allow' : 'deny',
      disabled,
      targetServiceAccounts,
      match: { srcIpRanges: src, layer4Configs: [{ ipProtocol: proto, ports }] },
    })),
  )

function computeVerdict(input: Input): GoldenVerdict {
  const rules = fact(input.rules, Effective, EFFECTIVE)
  const above = fact(input.hierarchicalPolicy ?? input.hierarchical, Above, EFFECTIVE)
  const subject = virtualMachine({
    externalAddresses: map(
      fact(input.externalIp, z.boolean().default(false), EFFECTIVE),
      (external) => (external ? ['34.1.2.3'] : []),
    ),
    networkTags: fact(input.tags, z.array(z.string()).default([]), EFFECTIVE),
    firewalls: map(all({ rules, above }), ({ rules, above }) => [
      getEffectiveFirewalls.decode({
        firewalls: rules,
        firewallPolicys: [{ name: 'organization', type: 'HIERARCHY', rules: above }],
      }),
    ]),
  })
  const { reachable } = virtualMachineAsEndpoint.project(subject, worldAround({}))
  return worst([{ name: 'network', own: nobody(), effective: { ...nobody(), public: reachable } }])
}

const EFFECTIVE = 'compute:instances.getEffectiveFirewalls'

const LIST_INSTANCES = 'sqladmin:instances.list'

const Networks = z
  .array(
    z.union([
      z.string().transform((value) => ({ value })),
      z.object({ value: z.string(), expirationTime: z.string().optional() }),
    ]),
  )
  .default([])

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

function worldAround(input: Input, ...beside: readonly Resource[]): World {
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
    ...beside,
  ]
  return {
    related: relatedAmong(around),
    zone: joinZones(EMPTY_ZONE, { accounts: OURS, domains: ['acme.example'] }),
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
