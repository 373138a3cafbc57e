/**
 * What holds whatever the allow policies say: organisation policies, deny policies, and service
 * perimeters.
 *
 * @module
 */

import { type Asked, fromGroup, invalid, notFound, paged, type Route } from './api.ts'
import type { Fields, GcpEstate, GcpProject } from './estate.ts'

const ORGANIZATION_POLICIES = 'orgpolicy.googleapis.com'
const IAM = 'iam.googleapis.com'
const ACCESS_CONTEXTS = 'accesscontextmanager.googleapis.com'
/** The number of acme's one access policy; every organisation has at most one for all of it. */
const ACCESS_POLICY = '400000000001'
const MANY = { parameter: 'pageSize', most: 1000 }
const PAGE = { parameter: 'pageSize', most: 1000, usual: 100 }

/** Constraints over values; the others are switches. */
const LISTS = new Set([
  'iam.allowedPolicyMemberDomains',
  'gcp.restrictNonCmekServices',
  'gcp.restrictCmekCryptoKeyProjects',
  'gcp.resourceLocations',
  'gcp.restrictServiceUsage',
  'compute.vmExternalIpAccess',
  'compute.trustedImageProjects',
])

export const guardrails: readonly Route[] = [
  {
    id: 'orgpolicy:projects.policies.list',
    api: ORGANIZATION_POLICIES,
    method: 'GET',
    path: /^\/v2\/projects\/(?<project>[^/]+)\/policies$/,
    project: fromGroup('project'),
    answer: (asked, project) => {
      const names = [...project.enforced, ...Object.keys(project.constraints)]
      const policies = names.map((name) => effective(name, project))
      return paged(asked, 'policies', policies, PAGE)
    },
  },
  {
    id: 'orgpolicy:projects.policies.getEffectivePolicy',
    api: ORGANIZATION_POLICIES,
    method: 'GET',
    path: /^\/v2\/projects\/(?<project>[^/]+)\/policies\/(?<constraint>[^/:]+):getEffectivePolicy$/,
    project: fromGroup('project'),
    answer: ({ groups }, project) => effective(groups['constraint'] ?? '', project),
  },
  {
    id: 'iam:policies.listPolicies',
    api: IAM,
    method: 'GET',
    path: /^\/v2\/policies\/(?<attachment>.+)\/denypolicies$/,
    project: attachedProject,
    answer: (asked) => {
      // The list leaves the rules out; each policy tells its own.
      const policies = attachedHere(asked).map((policy) => {
        const { rules: _, ...named } = shownDeny(policy)
        return named
      })
      return paged(asked, 'policies', policies, MANY)
    },
  },
  {
    id: 'iam:policies.get',
    api: IAM,
    method: 'GET',
    path: /^\/v2\/policies\/(?<attachment>.+)\/denypolicies\/(?<policy>[^/:]+)$/,
    project: attachedProject,
    answer: (asked) => {
      const policy = attachedHere(asked).find(({ id }) => id === asked.groups['policy'])
      if (!policy) throw notFound(`denypolicies/${asked.groups['policy']}`)
      return shownDeny(policy)
    },
  },
  {
    id: 'accesscontextmanager:accessPolicies.list',
    api: ACCESS_CONTEXTS,
    method: 'GET',
    path: /^\/v1\/accessPolicies$/,
    project: null,
    answer: (asked) => {
      const parent = `organizations/${asked.estate.organization.id}`
      if (asked.url.searchParams.get('parent') !== parent) throw notFound('The organization')
      const policies = asked.estate.perimeters?.length
        ? [{ name: `accessPolicies/${ACCESS_POLICY}`, parent, title: 'default policy' }]
        : []
      return paged(asked, 'accessPolicies', policies, PAGE)
    },
  },
  {
    id: 'accesscontextmanager:accessPolicies.servicePerimeters.list',
    api: ACCESS_CONTEXTS,
    method: 'GET',
    path: /^\/v1\/accessPolicies\/(?<policy>[^/]+)\/servicePerimeters$/,
    project: null,
    answer: (asked) => {
      const perimeters = (asked.estate.perimeters ?? []).map(({ id, ...fields }) => ({
        name: `accessPolicies/${ACCESS_POLICY}/servicePerimeters/${id}`,
        title: id,
        perimeterType: 'PERIMETER_TYPE_REGULAR',
        ...fields,
      }))
      return paged(asked, 'servicePerimeters', perimeters, PAGE)
    },
  },
]

/** Where nothing was set: a switch is off, and a list allows everything. */
function effective(constraint: string, project: GcpProject) {
  return {
    name: `projects/${project.number}/policies/${constraint}`,
    spec: { rules: rulesOf(constraint, project) },
  }
}

function rulesOf(constraint: string, { constraints, enforced }: GcpProject): readonly Fields[] {
  const unset = LISTS.has(constraint)
    ? { allowAll: true }
    : { enforce: enforced.includes(constraint) }
  return constraints[constraint] ?? [unset]
}

/** `cloudresourcemanager.googleapis.com/projects/acme`, which stands encoded in the path. */
function attachment({ groups }: Asked): string {
  const [, name] = /^cloudresourcemanager\.googleapis\.com\/(.+)$/.exec(
    decodeURIComponent(groups['attachment'] ?? ''),
  ) ?? [undefined, undefined]
  if (name === undefined) throw invalid('Invalid attachment point.')
  return name
}

function attachedProject(asked: Asked): string | null | undefined {
  const [collection, id] = attachment(asked).split('/')
  return collection === 'projects' ? id : null
}

function attachedHere(asked: Asked): NonNullable<GcpEstate['denyPolicies']> {
  const [collection, id] = attachment(asked).split('/')
  const project = asked.estate.projects.find((one) => id === one.id || id === one.number)
  const names = collection === 'projects' ? [project?.id, project?.number] : [id]
  return (asked.estate.denyPolicies ?? []).filter(({ attachedTo }) =>
    names.some((name) => attachedTo === `${collection}/${name}`),
  )
}

function shownDeny({ id, attachedTo, ...fields }: NonNullable<GcpEstate['denyPolicies']>[number]) {
  const point = encodeURIComponent(`cloudresourcemanager.googleapis.com/${attachedTo}`)
  return {
    name: `policies/${point}/denypolicies/${id}`,
    kind: 'DenyPolicy',
    displayName: id,
    rules: undefined,
    ...fields,
  }
}
