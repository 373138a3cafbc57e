/** What a role's sets of permissions allow, and which of that makes its holder more than it says. @module */

import type { Permission } from './operations.ts'

/**
 * Whether an action is granted by some set: among its actions and not among its notActions. Names
 * are compared without regard to case, and `*` stands for anything, slashes too.
 * https://learn.microsoft.com/azure/role-based-access-control/role-definitions
 */
export function grants(permissions: readonly Permission[], action: string): boolean {
  return permissions.some(
    ({ actions, notActions }) =>
      actions.some((pattern) => matches(pattern, action)) &&
      !notActions.some((pattern) => matches(pattern, action)),
  )
}

export function matches(pattern: string, action: string): boolean {
  const [first = '', ...rest] = pattern.toLowerCase().split('*')
  const text = action.toLowerCase()
  if (rest.length === 0) return text === first
  const last = rest.pop() ?? ''
  if (!text.startsWith(first) || !text.endsWith(last)) return false

  // Each piece between two stars at its first place after the one before.
  let at = first.length
  for (const piece of rest) {
    const found = text.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return at <= text.length - last.length
}

export const ASSIGN = 'Microsoft.Authorization/roleAssignments/write'

/**
 * Each of these is every right, after one more step: its holder gives itself a role, changes the
 * role it has, or lets something deploy that acts as Owner.
 */
export const ADMINISTERING: readonly string[] = [
  ASSIGN,
  'Microsoft.Authorization/roleAssignmentScheduleRequests/write',
  'Microsoft.Authorization/roleEligibilityScheduleRequests/write',
  'Microsoft.Authorization/roleDefinitions/write',
  'Microsoft.Authorization/elevateAccess/action',
  'Microsoft.Blueprint/blueprintAssignments/write',
]

/**
 * Actions of the control plane that hand out what only the data plane should: the keys that open
 * the data, or the identity of the machine they run on.
 */
export const REACHING: readonly string[] = [
  'Microsoft.Storage/storageAccounts/listKeys/action',
  'Microsoft.Storage/storageAccounts/regenerateKey/action',
  'Microsoft.Storage/storageAccounts/listAccountSas/action',
  'Microsoft.Storage/storageAccounts/listServiceSas/action',
  'Microsoft.DocumentDB/databaseAccounts/listKeys/action',
  'Microsoft.DocumentDB/databaseAccounts/listConnectionStrings/action',
  'Microsoft.Cache/redis/listKeys/action',
  'Microsoft.ServiceBus/namespaces/authorizationRules/listKeys/action',
  'Microsoft.EventHub/namespaces/authorizationRules/listKeys/action',
  'Microsoft.KeyVault/vaults/write',
  'Microsoft.KeyVault/vaults/accessPolicies/write',
  'Microsoft.Sql/servers/write',
  'Microsoft.Sql/servers/administrators/write',
  'Microsoft.Compute/virtualMachines/runCommand/action',
  'Microsoft.Compute/virtualMachines/extensions/write',
  'Microsoft.ContainerService/managedClusters/listClusterAdminCredential/action',
  'Microsoft.Web/sites/publishxml/action',
  'Microsoft.Web/sites/host/listKeys/action',
  'Microsoft.Automation/automationAccounts/runbooks/draft/write',
  'Microsoft.Resources/deploymentScripts/write',
  'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action',
  'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/write',
]
