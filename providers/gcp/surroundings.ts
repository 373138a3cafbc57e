/** What a projection looks at besides its resource: the project's hierarchy, roles and pools. @module */

import { all, type Fact, flatMap, map, notCollected, type Resource, type World } from '#model'
import type { Surroundings } from './iam/admission.ts'
import { CUSTOM_ROLE, type Role } from './iam/customRole.ts'
import type { Guardrails } from './iam/guardrail.ts'
import type { AttachedPolicy } from './iam/policy.ts'
import { POOL, type WorkloadIdentityPool } from './iam/pool.ts'
import { PROJECT, type Project, projectId } from './resourcemanager/project.ts'

/** What every projection that reads IAM policies must declare as `alongside`. */
export const HIERARCHY = {
  [PROJECT]: ['number', 'policy', 'inherited', 'denyPolicies', 'perimeters'],
  [CUSTOM_ROLE]: ['permissions', 'deleted'],
  [POOL]: ['providers', 'active'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export interface Hierarchy {
  readonly around: Surroundings
  /** The policies of the project, the folders and the organisation. */
  readonly inherited: Fact<readonly AttachedPolicy[]>
  readonly guardrails: Guardrails
}

export function hierarchyOf({ scope }: Resource, world: World): Hierarchy {
  const project = projectOf(scope.account, world)
  const inherited = flatMap(project, ({ id, facts }) =>
    map(facts.inherited, (above) => [{ document: id, policy: facts.policy }, ...above]),
  )
  const denyPolicies = flatMap(project, ({ facts }) => facts.denyPolicies)
  const perimeters = flatMap(project, ({ facts }) => facts.perimeters)

  const number = flatMap(project, ({ facts }) => facts.number)

  return {
    inherited,
    guardrails: { denyPolicies, perimeters },
    around: {
      zone: world.zone,
      project: [scope.account, ...(number.state === 'known' ? [number.value] : [])],
      projectPolicies: inherited,
      customRoles: flatMap(world.related.all<Role>(CUSTOM_ROLE), listOf(roleFacts)),
      pools: map(world.related.all<WorkloadIdentityPool>(POOL), (pools) => pools.map(asPool)),
    },
  }
}

/** The project that a resource is in. It is always collected; if it is not there, we did not look. */
export function projectOf(account: string, { related }: World): Fact<Project> {
  return flatMap(related.one<Project>(PROJECT, projectId(account)), (project) =>
    project
      ? { state: 'known', value: project, from: [] }
      : notCollected('cloudresourcemanager:projects.get', `Project ${account} was not read.`),
  )
}

function roleFacts({ facts, name }: Role) {
  return map(all({ permissions: facts.permissions, deleted: facts.deleted }), (known) => ({
    ...known,
    name,
  }))
}

function listOf<T, U>(read: (item: T) => Fact<U>) {
  return (items: readonly T[]): Fact<readonly U[]> =>
    items
      .map(read)
      .reduce<Fact<readonly U[]>>(
        (list, item) => map(all({ list, item }), ({ list, item }) => [...list, item]),
        { state: 'known', value: [], from: [] },
      )
}

function asPool({ name, facts }: WorkloadIdentityPool) {
  return {
    name,
    providers: flatMap(facts.active, (active) =>
      active ? facts.providers : { state: 'known' as const, value: [], from: [] },
    ),
  }
}
