/** Role assignments with the roles they give, which Azure keeps in two lists. @module */

import { type Calls, known, type Listing, map } from '#model'
import { type Assignment, assignmentOf, guidOf } from './assignment.ts'
import { getRoleDefinition, listRoleAssignments, listRoleDefinitions } from './operations.ts'

export const operations = { listRoleAssignments, listRoleDefinitions, getRoleDefinition }

/** Every assignment that holds in the subscription; one whose role stays unread is a gap. */
export async function everyAssignment(
  calls: Calls<typeof operations>,
): Promise<Listing<Assignment>> {
  const [assignments, definitions] = await Promise.all([
    calls.list('listRoleAssignments', {}),
    calls.list('listRoleDefinitions', {}),
  ])
  const byGuid = new Map(definitions.items.map((one) => [guidOf(one.id), one]))
  const joined = await Promise.all(
    assignments.items.map(async (assignment) => {
      const { roleDefinitionId: id } = assignment.properties
      const listed = byGuid.get(guidOf(id))
      const definition = listed ? known(listed) : await calls.get('getRoleDefinition', { id })
      return map(definition, (found) => assignmentOf(assignment, found))
    }),
  )
  return {
    items: joined.flatMap((one) => (one.state === 'known' ? [one.value] : [])),
    gaps: [
      ...assignments.gaps,
      ...joined.flatMap((one) => (one.state === 'unknown' ? one.gaps : [])),
    ],
  }
}
