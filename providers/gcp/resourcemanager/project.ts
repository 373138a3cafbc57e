import {
  all,
  defineCollector,
  type Fact,
  type Gap,
  gather,
  known,
  map,
  type Resource,
  unknown,
} from '#model'
import type { AttachedPolicy, Policy } from '../iam/policy.ts'
import type { ConstraintRule, DenyPolicy, ServicePerimeter } from './operations.ts'
import * as operations from './operations.ts'

/** A folder or organisation above a project, as `folders/12`, nearest first. */
export type Ancestor = string

type Constraint = Fact<readonly ConstraintRule[]>

export type Project = Resource<
  'gcp:cloudresourcemanager:project',
  {
    readonly number: Fact<string>
    readonly policy: Fact<Policy>
    readonly ancestors: Fact<readonly Ancestor[]>
    /** One for each ancestor; each may be denied by itself. */
    readonly inherited: Fact<readonly AttachedPolicy[]>
    /** Of the project and everything above it. */
    readonly denyPolicies: Fact<readonly DenyPolicy[]>
    /** The enforced service perimeters that the project is in. */
    readonly perimeters: Fact<readonly ServicePerimeter[]>
    readonly publicAccessPrevention: Constraint
    readonly uniformBucketLevelAccess: Constraint
    readonly disableServiceAccountKeyCreation: Constraint
    readonly disableServiceAccountKeyUpload: Constraint
    readonly disableDefaultServiceAccountGrants: Constraint
    readonly restrictAuthorizedNetworks: Constraint
  }
>

export const PROJECT = 'gcp:cloudresourcemanager:project' as const

export function projectId(account: string): string {
  return `//cloudresourcemanager.googleapis.com/projects/${account}`
}

const EFFECTIVE = ['getEffectivePolicy'] as const

/** The project itself, with what it inherits: the soil that everything else in it stands on. */
export const projects = defineCollector<Project, typeof operations>({
  kind: PROJECT,
  per: 'account',
  operations,
  lists: ['getProject'],
  answers: {
    number: [],
    policy: ['getProjectPolicy'],
    ancestors: ['getAncestry'],
    inherited: ['getAncestry', 'getFolderPolicy', 'getOrganizationPolicy'],
    denyPolicies: ['getAncestry', 'listDenyPolicies', 'getDenyPolicy'],
    perimeters: ['getAncestry', 'listAccessPolicies', 'listServicePerimeters'],
    publicAccessPrevention: EFFECTIVE,
    uniformBucketLevelAccess: EFFECTIVE,
    disableServiceAccountKeyCreation: EFFECTIVE,
    disableServiceAccountKeyUpload: EFFECTIVE,
    disableDefaultServiceAccountGrants: EFFECTIVE,
    restrictAuthorizedNetworks: EFFECTIVE,
  },

  async collect(scope, calls, wanted) {
    const resource = `projects/${scope.account}`
    const { items, gaps } = await calls.list('getProject', { name: resource })

    let asked: Promise<Fact<readonly Ancestor[]>> | undefined
    const ancestors = () => {
      asked ??= calls
        .get('getAncestry', { projectId: scope.account })
        .then((fact) =>
          map(fact, (path) =>
            path.filter(({ type }) => type !== 'project').map(({ type, id }) => `${type}s/${id}`),
          ),
        )
      return asked
    }

    const inherited = async (): Promise<Fact<readonly AttachedPolicy[]>> => {
      const above = await ancestors()
      if (above.state === 'unknown') return above
      const policies = above.value.map(async (ancestor) => ({
        document: `//cloudresourcemanager.googleapis.com/${ancestor}`,
        policy: await calls.get(
          ancestor.startsWith('folders/') ? 'getFolderPolicy' : 'getOrganizationPolicy',
          { resource: ancestor },
        ),
      }))
      return known(await Promise.all(policies), ...above.from)
    }

    const denyPolicies = async (): Promise<Fact<readonly DenyPolicy[]>> => {
      const above = await ancestors()
      if (above.state === 'unknown') return above
      const attached = [resource, ...above.value].map(async (node) => {
        const point = encodeURIComponent(`cloudresourcemanager.googleapis.com/${node}`)
        const names = await calls.list('listDenyPolicies', {
          parent: `policies/${point}/denypolicies`,
        })
        const policies = await Promise.all(
          names.items.map(({ name }) => calls.get('getDenyPolicy', { name })),
        )
        return whole(names.gaps, policies, 'iam:denypolicies.list')
      })
      return flat(await Promise.all(attached))
    }

    const perimeters = async (number: string): Promise<Fact<readonly ServicePerimeter[]>> => {
      const above = await ancestors()
      if (above.state === 'unknown') return above
      const organization = above.value.find((ancestor) => ancestor.startsWith('organizations/'))
      if (!organization) return known([], ...above.from)

      const policies = await calls.list('listAccessPolicies', { parent: organization })
      const lists = await Promise.all(
        policies.items.map(({ name }) => calls.list('listServicePerimeters', { parent: name })),
      )
      const [gap, ...gaps] = [...policies.gaps, ...lists.flatMap((list) => list.gaps)]
      if (gap) return unknown(gap, ...gaps)
      return known(
        lists
          .flatMap((list) => list.items)
          .filter(({ status }) => status?.resources.includes(`projects/${number}`)),
        'accesscontextmanager:servicePerimeters.list',
      )
    }

    const constraint = (name: string) => () =>
      calls.get('getEffectivePolicy', { name: `${resource}/policies/${name}` })

    const resources = items.map(async (project): Promise<Project> => {
      const number = project.name.slice('projects/'.length)
      return {
        kind: PROJECT,
        id: projectId(scope.account),
        name: project.displayName ?? project.projectId,
        scope,
        tags: project.labels,
        facts: await gather<Project['facts']>(wanted, {
          number: () => known(number, 'cloudresourcemanager:projects.get'),
          policy: () => calls.get('getProjectPolicy', { resource }),
          ancestors,
          inherited,
          denyPolicies,
          perimeters: () => perimeters(number),
          publicAccessPrevention: constraint('storage.publicAccessPrevention'),
          uniformBucketLevelAccess: constraint('storage.uniformBucketLevelAccess'),
          disableServiceAccountKeyCreation: constraint('iam.disableServiceAccountKeyCreation'),
          disableServiceAccountKeyUpload: constraint('iam.disableServiceAccountKeyUpload'),
          disableDefaultServiceAccountGrants: constraint(
            'iam.automaticIamGrantsForDefaultServiceAccounts',
          ),
          restrictAuthorizedNetworks: constraint('sql.restrictAuthorizedNetworks'),
        }),
      }
    })
    return { items: await Promise.all(resources), gaps }
  },
})

/** A list whose parts were asked for one by one: whole only if each was answered. */
function whole<T>(
  listGaps: readonly Gap[],
  parts: readonly Fact<T>[],
  source: `${string}:${string}`,
): Fact<readonly T[]> {
  const gaps = [
    ...listGaps,
    ...parts.flatMap((part) => (part.state === 'unknown' ? part.gaps : [])),
  ]
  const [gap, ...others] = gaps
  if (gap) return unknown(gap, ...others)
  return known(
    parts.flatMap((part) => (part.state === 'known' ? [part.value] : [])),
    source,
  )
}

function flat<T>(lists: readonly Fact<readonly T[]>[]): Fact<readonly T[]> {
  return lists.reduce(
    (left, right) => map(all({ left, right }), ({ left, right }) => [...left, ...right]),
    known<readonly T[]>([]),
  )
}
