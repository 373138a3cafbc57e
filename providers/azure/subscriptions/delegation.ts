import type { NonEmpty, What } from '#model'
import { guidOf } from '../authorization/assignment.ts'
import type { RoleDefinitionRecord } from '../authorization/operations.ts'
import { ASSIGN, grants } from '../authorization/rights.ts'
import type { listDelegations } from './operations.ts'

/** Azure Lighthouse: a subscription, or a part of it, in the hands of another tenant's people. */
export interface Delegation {
  readonly id: string
  readonly tenantId: string
  readonly tenantName: string | null
  /** The roles that its people hold here, now or when they ask; by name, or by id if that is all. */
  readonly roles: readonly string[]
  readonly what: NonEmpty<What>
}

type DelegationRecord = ReturnType<typeof listDelegations.decode>[number]

/** A role that we may not read is taken to let its holder change things. */
export function delegationOf(
  { id, properties }: DelegationRecord,
  definitions: readonly RoleDefinitionRecord[],
): Delegation {
  const { managedByTenantId, managedByTenantName, authorizations, eligibleAuthorizations } =
    properties.registrationDefinition.properties
  const roles = [...authorizations, ...eligibleAuthorizations].map(({ roleDefinitionId }) => ({
    id: guidOf(roleDefinitionId),
    definition: definitions.find((one) => guidOf(one.id) === guidOf(roleDefinitionId)),
  }))
  const may = (action: string) =>
    roles.some(({ definition }) => !definition || grants(definition.properties.permissions, action))
  return {
    id: id.toLowerCase(),
    tenantId: managedByTenantId.toLowerCase(),
    tenantName: managedByTenantName ?? null,
    roles: [...new Set(roles.map(({ id, definition }) => definition?.properties.roleName ?? id))],
    what: [
      'read',
      ...(may('Microsoft.Resources/subscriptions/resourceGroups/write')
        ? (['write'] as const)
        : []),
      ...(may(ASSIGN) ? (['administer'] as const) : []),
    ],
  }
}
