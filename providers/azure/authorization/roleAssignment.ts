import { type Calls, defineCollector, type Fact, gather, known, map, type Resource } from '#model'
import { armId } from '../armId.ts'
import { wholeOf } from '../listing.ts'
import type { Assignment } from './assignment.ts'
import * as assigned from './collected.ts'
import { listRoleAssignments, listScheduleInstances } from './operations.ts'

/**
 * An assignment made in the subscription. One made above it holds in every subscription below, so
 * that it is looked at as a part of each, and not as a thing of any.
 */
export type RoleAssignment = Resource<
  'azure:authorization:role-assignment',
  {
    readonly assignment: Fact<Assignment>
    /** When it ends by itself (ISO 8601); null when it does not. */
    readonly endsAt: Fact<string | null>
  }
>

export const ROLE_ASSIGNMENT = 'azure:authorization:role-assignment' as const

const operations = { ...assigned.operations, listScheduleInstances }

export const roleAssignments = defineCollector<RoleAssignment, typeof operations>({
  kind: ROLE_ASSIGNMENT,
  per: 'account',
  operations,
  lists: ['listRoleAssignments', 'listRoleDefinitions', 'getRoleDefinition'],
  answers: { assignment: [], endsAt: ['listScheduleInstances'] },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await assigned.everyAssignment(calls)
    const here = items.filter((one) => one.scope.startsWith('/subscriptions/'))
    let asked: Promise<Fact<ReadonlyMap<string, string | null>>> | undefined
    const ends = () => {
      asked ??= endsOf(calls)
      return asked
    }
    const resources = here.map(
      async (assignment): Promise<RoleAssignment> => ({
        kind: ROLE_ASSIGNMENT,
        id: assignment.id,
        name: `${assignment.role.name} for ${assignment.principalType} ${assignment.principalId}`,
        scope,
        facts: await gather<RoleAssignment['facts']>(wanted, {
          assignment: () => known(assignment, listRoleAssignments.id),
          endsAt: async () => map(await ends(), (byId) => byId.get(assignment.id) ?? null),
        }),
      }),
    )
    return { items: await Promise.all(resources), gaps }
  },
})

/** By assignment. One that is in no schedule was made without an end. */
async function endsOf(
  calls: Pick<Calls<typeof operations>, 'list'>,
): Promise<Fact<ReadonlyMap<string, string | null>>> {
  const { items, gaps } = await calls.list('listScheduleInstances', {})
  return map(
    wholeOf({ items, gaps }, listScheduleInstances.id),
    (instances) =>
      new Map(
        instances.map(({ originRoleAssignmentId, endDateTime }) => [
          armId(originRoleAssignmentId ?? ''),
          endDateTime ?? null,
        ]),
      ),
  )
}
