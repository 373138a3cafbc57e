import { all, defineCheck, holds, judge, violated } from '#model'
import { SignIn } from '#views'

const WITHIN_DAYS = 90
const MILLISECONDS_PER_DAY = 86_400_000

export default defineCheck({
  id: 'identity/root-is-left-alone',
  title: 'Nobody has worked as the root user for 90 days',
  severity: 'medium',
  about: SignIn,
  kinds: ['aws:iam:root'],
  rationale:
    'A few tasks need root, none of them daily. Where root is in use, its password and its ' +
    'device lie at hand, several people know them, and no log tells who it was.',
  remedy: {
    aws: 'Give the people who sign in as root a role in IAM Identity Center, and lock the credentials of root away.',
  },
  controls: { 'cis-aws-4.0': ['1.6'], 'nist-800-53-r5': ['AC-6(9)'] },
  covers: { 'aws:iam:root': ['aws-iam-root-used-recently'] },

  evaluate: ({ passwordLastUsedAt, activeKeys }, asOf) =>
    judge(all({ passwordLastUsedAt, activeKeys }), ({ passwordLastUsedAt, activeKeys }) => {
      const uses = [passwordLastUsedAt, ...activeKeys.map(({ lastUsedAt }) => lastUsedAt)]
      const days = uses
        .filter((use) => use !== null)
        .map((use) => Math.floor((asOf.getTime() - Date.parse(use)) / MILLISECONDS_PER_DAY))
      if (days.length === 0) return holds('Nobody is known to have worked as root.')
      const last = Math.min(...days)
      return last < WITHIN_DAYS
        ? violated(`Somebody worked as root ${last} days ago.`)
        : holds(`Nobody has worked as root for ${last} days.`)
    }),
})
