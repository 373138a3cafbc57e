import { defineCollector, type Fact, gather, known, type Resource } from '#model'
import { type Holdings, holdingsOf, plain } from './identity.ts'
import { EVERYTHING, getAccountAuthorizationDetails } from './operations.ts'

export const ROLE = 'aws:iam:role'

export type Role = Resource<
  typeof ROLE,
  {
    readonly path: Fact<string>
    /** The trust policy: who may assume the role. */
    readonly trust: Fact<string>
    readonly holdings: Fact<Holdings>
    readonly createdAt: Fact<string>
    /** ISO 8601; null when not within the 400 days that AWS tracks. */
    readonly lastUsedAt: Fact<string | null>
  }
>

const operations = { getAccountAuthorizationDetails }

export const roles = defineCollector<Role, typeof operations>({
  kind: ROLE,
  per: 'account',
  operations,
  lists: ['getAccountAuthorizationDetails'],
  answers: { path: [], trust: [], holdings: [], createdAt: [], lastUsedAt: [] },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('getAccountAuthorizationDetails', EVERYTHING)
    const { id: from } = getAccountAuthorizationDetails
    const resources = items.map(async (detail): Promise<Role | undefined> => {
      if (detail.type !== 'role') return undefined
      const role = detail.of
      return {
        kind: ROLE,
        id: role.Arn,
        name: role.RoleName,
        scope,
        facts: await gather<Role['facts']>(wanted, {
          path: () => known(role.Path, from),
          trust: () => known(plain(role.AssumeRolePolicyDocument), from),
          holdings: () => known(holdingsOf(role, role.RolePolicyList), from),
          createdAt: () => known(role.CreateDate.toISOString(), from),
          lastUsedAt: () => known(role.RoleLastUsed?.LastUsedDate?.toISOString() ?? null, from),
        }),
      }
    })
    const found = await Promise.all(resources)
    return { items: found.filter((one) => one !== undefined), gaps }
  },
})
