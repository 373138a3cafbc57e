/** A role in somebody's hands, and what it amounts to. @module */

import { type Fact, known, unknown } from '#model'
import type { Path } from '#views'
import { armId } from '../armId.ts'
import { conditionAdmits, type Ternary } from './condition.ts'
import {
  type DenyAssignment,
  listRoleAssignments,
  type Permission,
  type RoleAssignmentRecord,
  type RoleDefinitionRecord,
} from './operations.ts'
import { ADMINISTERING, ASSIGN, grants, REACHING } from './rights.ts'

export interface Role {
  readonly id: string
  readonly name: string
  readonly isCustom: boolean
  readonly permissions: readonly Permission[]
}

export interface Assignment {
  readonly id: string
  /** Lower case, without the last slash: `` for the root, `/subscriptions/…`. */
  readonly scope: string
  readonly role: Role
  readonly principalId: string
  /** `User`, `Group`, `ServicePrincipal`, `ForeignGroup`, `Device`. */
  readonly principalType: string
  readonly condition: string | null
}

/** A role that was deleted under its assignment has no name and allows nothing. */
export function assignmentOf(
  { id, properties }: RoleAssignmentRecord,
  definition: RoleDefinitionRecord | null,
): Assignment {
  return {
    id: armId(id),
    scope: armId(properties.scope),
    role: {
      id: armId(definition?.id ?? properties.roleDefinitionId),
      name: definition?.properties.roleName ?? 'a role that is gone',
      isCustom: definition?.properties.type === 'CustomRole',
      permissions: definition?.properties.permissions ?? [],
    },
    principalId: properties.principalId,
    principalType: properties.principalType ?? 'Unknown',
    condition: properties.condition || null,
  }
}

/** Built-in roles bear the subscription's name when they are assigned, and none when listed. */
export function guidOf(definitionId: string): string {
  return definitionId.slice(definitionId.lastIndexOf('/') + 1).toLowerCase()
}

/** Whether it holds for everything in a subscription: made there or above. */
export function isWide({ scope }: Pick<Assignment, 'scope'>): boolean {
  return !/^\/subscriptions\/[^/]+\//.test(scope)
}

/** Roles that, once assigned, assign every other: Owner, User Access Administrator, RBAC Administrator. */
const PRIVILEGED = [
  '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
  '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9',
  'f58310d9-a9f6-439a-9e8d-f62e7b41a168',
]

/** How the holder is equal to an administrator of the subscription; empty when it is not. */
export function administration(
  assignment: Assignment,
  denials: readonly DenyAssignment[],
  subscription: string,
): Fact<readonly Path[]> {
  return pathsTo(ADMINISTERING, assignment, denials, subscription)
}

/** How the holder gets at data or identities that its role does not name. */
export function reach(
  assignment: Assignment,
  denials: readonly DenyAssignment[],
  subscription: string,
): Fact<readonly Path[]> {
  return pathsTo(REACHING, assignment, denials, subscription)
}

function pathsTo(
  actions: readonly string[],
  assignment: Assignment,
  denials: readonly DenyAssignment[],
  subscription: string,
): Fact<readonly Path[]> {
  if (!isWide(assignment)) return known([])
  const verdicts = actions
    .filter((action) => grants(assignment.role.permissions, action))
    .map((action) => ({ action, may: may(action, assignment, denials, subscription) }))

  const certain = verdicts.filter(({ may }) => may === true).map(({ action }) => action)
  if (certain.length === 0 && verdicts.some(({ may }) => may === 'open')) {
    return unknown({
      call: listRoleAssignments.id,
      reason: 'undecided',
      permission: null,
      detail: `Whether the condition of ${assignment.id}, or a deny assignment to a group, stops ${verdicts.map(({ action }) => action).join(', ')} was not decided.`,
    })
  }
  return known(certain.map((action) => pathBy(action, assignment)))
}

function pathBy(action: string, { id, role, scope, principalId, principalType }: Assignment): Path {
  return {
    steps: [
      `${principalType} ${principalId} holds ${role.name} at ${scope === '' ? 'the root' : scope}`,
      `which allows ${action}`,
    ],
    grantedBy: id,
  }
}

function may(
  action: string,
  assignment: Assignment,
  denials: readonly DenyAssignment[],
  subscription: string,
): Ternary {
  const stopped = denials.map((denial) => denies(denial, action, assignment, subscription))
  if (stopped.includes(true)) return false
  const admitted = admits(assignment.condition, action)
  if (admitted === false) return false
  return stopped.includes('open') ? 'open' : admitted
}

/** Whoever may assign one privileged role may, in one step more, do everything. */
function admits(condition: string | null, action: string): Ternary {
  if (condition === null) return true
  const verdicts =
    action === ASSIGN
      ? PRIVILEGED.map((role) => conditionAdmits(condition, { action, role }))
      : [conditionAdmits(condition, { action })]
  if (verdicts.includes(true)) return true
  return verdicts.includes('open') ? 'open' : false
}

const EVERYONE = '00000000-0000-0000-0000-000000000000'

/** https://learn.microsoft.com/azure/role-based-access-control/deny-assignments */
function denies(
  denial: DenyAssignment,
  action: string,
  { principalId, principalType }: Assignment,
  subscription: string,
): Ternary {
  if (!grants(denial.permissions, action)) return false
  const scope = armId(denial.scope)
  const isAbove = !/^\/subscriptions\//.test(scope)
  if (!isAbove && scope !== subscription) return false
  if (isAbove && denial.doNotApplyToChildScopes === true) return false

  const named = among(denial.principals, principalId, principalType)
  if (named === false) return false
  const excluded = among(denial.excludePrincipals, principalId, principalType)
  if (excluded === true) return false
  return excluded === 'open' || named === 'open' || denial.condition ? 'open' : true
}

/** Who is in which group the directory knows, and we do not ask it. */
function among(
  principals: DenyAssignment['principals'],
  principalId: string,
  principalType: string,
): Ternary {
  if (principals.some(({ id }) => id === EVERYONE || id === principalId)) return true
  const groups = principals.some(({ type }) => type === 'Group')
  return groups || (principalType === 'Group' && principals.length > 0) ? 'open' : false
}
