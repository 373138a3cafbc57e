import { known } from '#model'
import type { Assignment } from '../../providers/azure/authorization/assignment.ts'
import type { Permission } from '../../providers/azure/authorization/operations.ts'
import {
  ROLE_ASSIGNMENT,
  type RoleAssignment,
} from '../../providers/azure/authorization/roleAssignment.ts'
import {
  ROLE_DEFINITION,
  type RoleDefinition,
} from '../../providers/azure/authorization/roleDefinition.ts'
import {
  SUBSCRIPTION,
  type Subscription,
} from '../../providers/azure/subscriptions/subscription.ts'
import * as roles from './roles.ts'
import { SCOPE } from './scopeBuilder.ts'

const ID = `/subscriptions/${SCOPE.account}`
const ASSIGNMENTS = 'Microsoft.Authorization:roleAssignments.listForSubscription'

/** One set of permissions; what is left out is empty. */
export function permission(rights: Partial<Permission> = {}): Permission {
  return { actions: [], notActions: [], dataActions: [], notDataActions: [], ...rights }
}

const BUILT_IN = {
  Owner: roles.OWNER,
  Contributor: roles.CONTRIBUTOR,
  Reader: roles.READER,
  'User Access Administrator': roles.USER_ACCESS_ADMINISTRATOR,
  'Role Based Access Control Administrator': roles.RBAC_ADMINISTRATOR,
}

/** Reader of the whole subscription, held by a person. */
export function assignment(
  role: keyof typeof BUILT_IN = 'Reader',
  more: Partial<Assignment> = {},
): Assignment {
  const { id, properties } = BUILT_IN[role]
  return {
    id: `${ID}/providers/microsoft.authorization/roleassignments/one`,
    scope: ID,
    // The simulated roles are written in the shape that our own parser reads.
    role: {
      id: id.toLowerCase(),
      name: role,
      isCustom: false,
      permissions: properties.permissions as readonly Permission[],
    },
    principalId: '2ac3e000-0000-4000-8000-0000000000e1',
    principalType: 'User',
    condition: null,
    ...more,
  }
}

export function roleAssignment(
  one: Assignment,
  facts: Partial<RoleAssignment['facts']> = {},
): RoleAssignment {
  return {
    kind: ROLE_ASSIGNMENT,
    id: one.id,
    name: one.role.name,
    scope: SCOPE,
    facts: {
      assignment: known(one, ASSIGNMENTS),
      endsAt: known(null, 'Microsoft.Authorization:roleAssignmentScheduleInstances.listForScope'),
      ...facts,
    },
  }
}

export function roleDefinition(
  permissions: readonly Permission[],
  facts: Partial<RoleDefinition['facts']> = {},
): RoleDefinition {
  return {
    kind: ROLE_DEFINITION,
    id: `${ID}/providers/microsoft.authorization/roledefinitions/3ac3e000-0000-4000-8000-0000000000c1`,
    name: 'Acme Operator',
    scope: SCOPE,
    facts: {
      permissions: known(permissions, 'Microsoft.Authorization:roleDefinitions.list'),
      assignableScopes: known([ID], 'Microsoft.Authorization:roleDefinitions.list'),
      ...facts,
    },
  }
}

/** A subscription with these roles in all of it. */
export function subscription(
  assignments: readonly Assignment[] = [],
  facts: Partial<Subscription['facts']> = {},
): Subscription {
  return {
    kind: SUBSCRIPTION,
    id: ID,
    name: 'Office',
    scope: SCOPE,
    facts: {
      assignments: known(assignments, ASSIGNMENTS),
      denials: known([], 'Microsoft.Authorization:denyAssignments.list'),
      delegations: known([], 'Microsoft.ManagedServices:registrationAssignments.list'),
      ...facts,
    },
  }
}
