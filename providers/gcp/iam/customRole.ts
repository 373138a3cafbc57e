import { defineCollector, type Fact, gather, known, type Resource } from '#model'
import { listProjectRoles } from './operations.ts'

export type Role = Resource<
  'gcp:iam:role',
  {
    readonly permissions: Fact<readonly string[]>
    readonly deleted: Fact<boolean>
  }
>

export const CUSTOM_ROLE = 'gcp:iam:role' as const

const operations = { listProjectRoles }

/** Roles that the project's people wrote; the deleted among them can be brought back for a week. */
export const customRoles = defineCollector<Role, typeof operations>({
  kind: CUSTOM_ROLE,
  per: 'account',
  operations,
  lists: ['listProjectRoles'],
  answers: { permissions: [], deleted: [] },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('listProjectRoles', {
      parent: `projects/${scope.account}`,
    })
    const resources = items.map(
      async ({ name, includedPermissions, deleted }): Promise<Role> => ({
        kind: CUSTOM_ROLE,
        id: `//iam.googleapis.com/${name}`,
        name,
        scope,
        facts: await gather<Role['facts']>(wanted, {
          permissions: () => known(includedPermissions, listProjectRoles.id),
          deleted: () => known(deleted, listProjectRoles.id),
        }),
      }),
    )
    return { items: await Promise.all(resources), gaps }
  },
})
