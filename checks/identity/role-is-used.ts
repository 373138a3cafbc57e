import { all, defineCheck, holds, judge, violated } from '#model'
import { IdentityUpkeep } from '#views'

const WITHIN_DAYS = 90
const MILLISECONDS_PER_DAY = 86_400_000

export default defineCheck({
  id: 'identity/role-is-used',
  title: 'Roles are used',
  severity: 'low',
  about: IdentityUpkeep,
  kinds: ['aws:iam:role'],
  rationale:
    'A role that nobody uses still trusts whom it trusted. When the trusted side falls, it is a way ' +
    'in that no owner watches.',
  remedy: {
    aws: 'Delete the role, or take its rights away and see who complains.',
  },
  controls: {
    'nist-800-53-r5': ['AC-2', 'AC-6'],
  },
  covers: {
    'aws:iam:role': ['aws-iam-unused-role'],
  },

  evaluate: (role, asOf) =>
    judge(
      all({
        isVendors: role.isVendors,
        lastUsedAt: role.lastUsedAt,
        createdAt: role.createdAt,
      }),
      ({ isVendors, lastUsedAt, createdAt }) => {
        if (isVendors) return holds(`The cloud itself sees to the ${role.noun}.`)
        // One that was made yesterday has had no time to be used.
        const since = lastUsedAt ?? createdAt
        if (since === null) return violated(`The ${role.noun} was never used.`)
        const days = Math.floor((asOf.getTime() - Date.parse(since)) / MILLISECONDS_PER_DAY)
        if (days > WITHIN_DAYS) {
          return violated(`The ${role.noun} has not been used for ${days} days.`)
        }
        return holds(
          lastUsedAt === null
            ? `The ${role.noun} is ${days} days old.`
            : `The ${role.noun} was used ${days} days ago.`,
        )
      },
    ),
})
