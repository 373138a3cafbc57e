import { defineCollector, type Fact, gather, known, type Resource } from '#model'
import type { Assignment } from './assignment.ts'
import { everyAssignment, operations } from './collected.ts'
import { listRoleAssignments } from './operations.ts'

/**
 * An assignment made in the subscription. One made above it holds in every subscription below, so
 * that it is looked at as a part of each, and not as a thing of any.
 */
export type RoleAssignment = Resource<
  'azure:authorization:role-assignment',
  { readonly assignment: Fact<Assignment> }
>

export const ROLE_ASSIGNMENT = 'azure:authorization:role-assignment' as const

export const roleAssignments = defineCollector<RoleAssignment, typeof operations>({
  kind: ROLE_ASSIGNMENT,
  per: 'account',
  operations,
  lists: ['listRoleAssignments', 'listRoleDefinitions', 'getRoleDefinition'],
  answers: { assignment: [] },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await everyAssignment(calls)
    const here = items.filter((one) => one.scope.startsWith('/subscriptions/'))
    const resources = here.map(
      async (assignment): Promise<RoleAssignment> => ({
        kind: ROLE_ASSIGNMENT,
        id: assignment.id,
        name: `${assignment.role.name} for ${assignment.principalType} ${assignment.principalId}`,
        scope,
        facts: await gather<RoleAssignment['facts']>(wanted, {
          assignment: () => known(assignment, listRoleAssignments.id),
        }),
      }),
    )
    return { items: await Promise.all(resources), gaps }
  },
})
