import { defineCollector, type Fact, gather, known, type Resource } from '#model'
import { armId } from '../armId.ts'
import { listRoleDefinitions, type Permission } from './operations.ts'

/** A role that the customer made. Those built in are the same for everybody. */
export type RoleDefinition = Resource<
  'azure:authorization:role-definition',
  {
    readonly permissions: Fact<readonly Permission[]>
    /** Lower case: `/`, `/providers/microsoft.management/managementgroups/…`, `/subscriptions/…`. */
    readonly assignableScopes: Fact<readonly string[]>
  }
>

export const ROLE_DEFINITION = 'azure:authorization:role-definition' as const

const operations = { listRoleDefinitions }

export const roleDefinitions = defineCollector<RoleDefinition, typeof operations>({
  kind: ROLE_DEFINITION,
  per: 'account',
  operations,
  lists: ['listRoleDefinitions'],
  answers: { permissions: [], assignableScopes: [] },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('listRoleDefinitions', {})
    const custom = items.filter(({ properties }) => properties.type === 'CustomRole')
    const resources = custom.map(
      async ({ id, properties }): Promise<RoleDefinition> => ({
        kind: ROLE_DEFINITION,
        id: armId(id),
        name: properties.roleName,
        scope,
        facts: await gather<RoleDefinition['facts']>(wanted, {
          permissions: () => known(properties.permissions, listRoleDefinitions.id),
          assignableScopes: () =>
            known(properties.assignableScopes.map(armId), listRoleDefinitions.id),
        }),
      }),
    )
    return { items: await Promise.all(resources), gaps }
  },
})
