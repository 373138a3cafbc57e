/**
 * Built-in roles with their real ids, as far as estates use them.
 * https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
 *
 * @module
 */

import { type ArmResource, armResource } from './estate.ts'

interface Rights {
  readonly actions?: readonly string[]
  readonly notActions?: readonly string[]
  readonly dataActions?: readonly string[]
  readonly notDataActions?: readonly string[]
}

const DEFINITIONS = '/providers/Microsoft.Authorization/roleDefinitions'

function builtIn(roleName: string, id: string, rights: Rights): ArmResource {
  return roleDefinition(`${DEFINITIONS}/${id}`, roleName, 'BuiltInRole', ['/'], rights)
}

export function roleDefinition(
  id: string,
  roleName: string,
  type: 'BuiltInRole' | 'CustomRole',
  assignableScopes: readonly string[],
  { actions = [], notActions = [], dataActions = [], notDataActions = [] }: Rights,
): ArmResource {
  return armResource(id, {
    roleName,
    type,
    description: roleName,
    assignableScopes,
    permissions: [{ actions, notActions, dataActions, notDataActions }],
  })
}

export const OWNER = builtIn('Owner', '8e3af657-a8ff-443c-a75c-2fe8c4bcb635', { actions: ['*'] })

export const CONTRIBUTOR = builtIn('Contributor', 'b24988ac-6180-42a0-ab88-20f7382dd24c', {
  actions: ['*'],
  notActions: [
    'Microsoft.Authorization/*/Delete',
    'Microsoft.Authorization/*/Write',
    'Microsoft.Authorization/elevateAccess/Action',
    'Microsoft.Blueprint/blueprintAssignments/write',
    'Microsoft.Blueprint/blueprintAssignments/delete',
    'Microsoft.Compute/galleries/share/action',
  ],
})

export const READER = builtIn('Reader', 'acdd72a7-3385-48ef-bd42-f606fba81ae7', {
  actions: ['*/read'],
})

export const USER_ACCESS_ADMINISTRATOR = builtIn(
  'User Access Administrator',
  '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9',
  { actions: ['*/read', 'Microsoft.Authorization/*', 'Microsoft.Support/*'] },
)

export const RBAC_ADMINISTRATOR = builtIn(
  'Role Based Access Control Administrator',
  'f58310d9-a9f6-439a-9e8d-f62e7b41a168',
  {
    actions: [
      'Microsoft.Authorization/roleAssignments/write',
      'Microsoft.Authorization/roleAssignments/delete',
      '*/read',
      'Microsoft.Support/*',
    ],
  },
)

export const STORAGE_BLOB_DATA_READER = builtIn(
  'Storage Blob Data Reader',
  '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1',
  {
    actions: [
      'Microsoft.Storage/storageAccounts/blobServices/containers/read',
      'Microsoft.Storage/storageAccounts/blobServices/generateUserDelegationKey/action',
    ],
    dataActions: ['Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'],
  },
)

export const BUILT_IN_ROLES: readonly ArmResource[] = [
  OWNER,
  CONTRIBUTOR,
  READER,
  USER_ACCESS_ADMINISTRATOR,
  RBAC_ADMINISTRATOR,
  STORAGE_BLOB_DATA_READER,
]

/** Somebody holds a role at a scope. `name` is the assignment's own id. */
export function roleAssignment(
  scope: string,
  name: string,
  role: ArmResource,
  principalId: string,
  principalType: 'User' | 'Group' | 'ServicePrincipal',
  condition: string | null = null,
): ArmResource {
  const at = scope === '/' ? '' : scope
  return armResource(`${at}/providers/Microsoft.Authorization/roleAssignments/${name}`, {
    roleDefinitionId: role.id,
    principalId,
    principalType,
    scope,
    condition,
    conditionVersion: condition === null ? null : '2.0',
    delegatedManagedIdentityResourceId: null,
  })
}
