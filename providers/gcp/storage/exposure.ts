import { addressSet, breadthOf } from '#algebra'
import {
  anyTrue,
  defineProjection,
  type Exposure,
  type Fact,
  flatMap,
  known,
  map,
  unknown,
  unless,
} from '#model'
import { type Admissions, ObjectStore, type Route } from '#views'
import {
  admissionsOf,
  eachSort,
  nobody,
  type Question,
  readPolicies,
  readPolicy,
  type Surroundings,
} from '../iam/admission.ts'
import { afterGuardrails } from '../iam/guardrail.ts'
import type { Policy } from '../iam/policy.ts'
import { admitsAnybody, isSharedIssuer } from '../iam/workloadIdentity.ts'
import { isEnforced } from '../resourcemanager/constraint.ts'
import { PROJECT } from '../resourcemanager/project.ts'
import { HIERARCHY, hierarchyOf, projectOf } from '../surroundings.ts'
import { type AclEntry, BUCKET, type Bucket, type IpFilter } from './bucket.ts'
import { STORAGE } from './rights.ts'

const PREVENTION =
  'public access prevention of the bucket or constraints/storage.publicAccessPrevention'

/**
 * A bucket is reached by its own IAM policy, by those it inherits and, unless access is uniform,
 * by ACLs on itself and on its objects. Public access prevention closes all of them to the public
 * at the moment of the request; domain-restricted sharing is looked at when a policy is set, so
 * that it says nothing about what is set already.
 * https://cloud.google.com/storage/docs/public-access-prevention
 */
export const bucketAsObjectStore = defineProjection<Bucket, ObjectStore>({
  kind: BUCKET,
  as: ObjectStore,
  reads: [
    'policy',
    'acl',
    'defaultObjectAcl',
    'objectAcls',
    'uniformAccess',
    'publicAccessPrevention',
    'ipFilter',
  ],
  alongside: { ...HIERARCHY, [PROJECT]: [...HIERARCHY[PROJECT], 'publicAccessPrevention'] },

  project(bucket, world) {
    const { facts, id, name } = bucket
    const { around, inherited, guardrails } = hierarchyOf(bucket, world)
    const reach = {
      service: 'storage',
      name: `projects/_/buckets/${name}`,
      type: 'storage.googleapis.com/Bucket',
      below: {
        prefix: `projects/_/buckets/${name}/objects/`,
        type: 'storage.googleapis.com/Object',
      },
    }
    const question: Question = {
      service: STORAGE,
      reach,
      asOf: world.asOf,
      wouldStop: [PREVENTION, 'VPC Service Controls', 'an IAM deny policy'],
    }
    const prevented = anyTrue(
      map(facts.publicAccessPrevention, (setting) => setting === 'enforced'),
      isEnforced(
        flatMap(projectOf(bucket.scope.account, world), (one) => one.facts.publicAccessPrevention),
      ),
    )

    const effective = (own: Admissions) =>
      afterIpFilter(
        afterGuardrails(
          { ...own, public: afterPrevention(own.public, prevented, around) },
          guardrails,
          question,
        ),
        facts.ipFilter,
      )
    const route = (name: string, own: Admissions): Route => ({
      name,
      own,
      effective: effective(own),
    })
    const aclRoute = (name: string, acl: Fact<readonly AclEntry[]>, on: AclTarget) => {
      const reading = readPolicy(
        { document: `${id}/${on}`, policy: map(acl, (entries) => asPolicy(entries, on)) },
        question,
        around,
      )
      return route(
        name,
        eachSort(inAclWords(admissionsOf(reading), name), (list) =>
          unless(facts.uniformAccess, list),
        ),
      )
    }

    const fromAbove = admissionsOf(readPolicies(inherited, question, around))
    return {
      routes: [
        route(
          'IAM policy',
          admissionsOf(readPolicy({ document: id, policy: facts.policy }, question, around)),
        ),
        { name: 'inherited IAM policy', own: nobody(), effective: effective(fromAbove) },
        aclRoute('bucket ACL', facts.acl, 'acl'),
        aclRoute('default object ACL', facts.defaultObjectAcl, 'defaultObjectAcl'),
        aclRoute('object ACLs', facts.objectAcls, 'objectAcls'),
      ],
    }
  },
})

const PREVENTABLE = new Set(['allUsers', 'allAuthenticatedUsers'])

/**
 * Prevention refuses the two members that stand for everybody, by whatever grant. A pool that
 * anybody can enter is none of them, so that a policy nobody could read stays open where the
 * project has such a pool.
 */
function afterPrevention(
  list: Fact<readonly Exposure[]>,
  prevented: Fact<boolean>,
  { pools }: Surroundings,
): Fact<readonly Exposure[]> {
  if (prevented.state === 'known' && !prevented.value) return list
  if (list.state === 'unknown') {
    if (prevented.state === 'unknown') return list
    const hasOpenPool = flatMap(pools, (all) =>
      known(
        all.some(({ providers }) => providers.state === 'unknown' || providers.value.some(isOpen)),
      ),
    )
    if (hasOpenPool.state === 'unknown') return hasOpenPool
    return hasOpenPool.value ? list : map(prevented, () => [])
  }
  const beyond = list.value.filter(({ witness }) => !PREVENTABLE.has(witness.principal))
  if (beyond.length > 0 || list.value.length === 0) return { ...list, value: beyond }
  return map(prevented, () => [])
}

function isOpen(provider: Parameters<typeof admitsAnybody>[0]): boolean {
  const { active, issuer } = provider
  return active && issuer !== null && isSharedIssuer(issuer) && admitsAnybody(provider) !== false
}

/** https://cloud.google.com/storage/docs/ip-filtering-overview */
function afterIpFilter(admissions: Admissions, filter: Fact<IpFilter | null>): Admissions {
  const admitted = flatMap(filter, (found) => {
    if (found?.mode !== 'Enabled') return known('internet' as const)
    const ranges = found.publicNetworkSource?.allowedIpCidrRanges ?? []
    const { addresses, malformed } = addressSet(ranges)
    if (malformed.length === 0) return known(breadthOf(addresses))
    return unknown({
      call: 'storage:buckets.list',
      reason: 'malformed',
      permission: null,
      detail: `The IP filter holds ${malformed.join(', ')}.`,
    })
  })
  const isPublicClosed = map(admitted, (breadth) => breadth !== 'internet')
  const isClosed = map(admitted, (breadth) => breadth === 'none')
  const restricted = (list: Fact<readonly Exposure[]>) =>
    admitted.state === 'known' && admitted.value === 'restricted'
      ? map(list, (all) => all.map((one) => ({ ...one, network: 'restricted' as const })))
      : list

  return eachSort(admissions, (list, sort) =>
    restricted(unless(sort === 'public' ? isPublicClosed : isClosed, list)),
  )
}

type AclTarget = 'acl' | 'defaultObjectAcl' | 'objectAcls'

/** The roles that Google itself maps ACL entries to. */
const AS_ROLE: Readonly<Record<AclTarget, Readonly<Record<string, string>>>> = {
  acl: {
    READER: 'roles/storage.legacyBucketReader',
    WRITER: 'roles/storage.legacyBucketWriter',
    OWNER: 'roles/storage.legacyBucketOwner',
  },
  defaultObjectAcl: {
    READER: 'roles/storage.legacyObjectReader',
    OWNER: 'roles/storage.legacyObjectOwner',
  },
  objectAcls: {
    READER: 'roles/storage.legacyObjectReader',
    OWNER: 'roles/storage.legacyObjectOwner',
  },
}

function asPolicy(entries: readonly AclEntry[], on: AclTarget): Policy {
  return {
    auditConfigs: [],
    bindings: entries.map(({ entity, role }) => ({
      role: AS_ROLE[on][role] ?? 'roles/storage.objectAdmin',
      members: [asMember(entity)],
    })),
  }
}

const HOLDERS: Readonly<Record<string, string>> = {
  'project-owners-': 'projectOwner:',
  'project-editors-': 'projectEditor:',
  'project-viewers-': 'projectViewer:',
  'domain-': 'domain:',
  'group-': 'group:',
}

/** `user-bob@acme.example` as `user:bob@acme.example`. */
function asMember(entity: string): string {
  if (entity.startsWith('user-')) {
    const address = entity.slice('user-'.length)
    return `${address.endsWith('gserviceaccount.com') ? 'serviceAccount' : 'user'}:${address}`
  }
  const prefix = Object.keys(HOLDERS).find((one) => entity.startsWith(one))
  return prefix ? `${HOLDERS[prefix]}${entity.slice(prefix.length)}` : entity
}

/** What was read as bindings is pointed to, and mended, as the ACL entries that it is. */
function inAclWords(admissions: Admissions, name: string): Admissions {
  return eachSort(admissions, (list) =>
    map(list, (exposures) =>
      exposures.map((exposure) => {
        const entry = /^\/bindings\/(\d+)/.exec(exposure.admittedBy.pointer)?.[1] ?? ''
        return {
          ...exposure,
          admittedBy: { ...exposure.admittedBy, pointer: `/${entry}` },
          fix:
            exposure.fix &&
            `Remove the entry for ${exposure.witness.principal} from the ${name}, or enable uniform bucket-level access.`,
        }
      }),
    ),
  )
}
