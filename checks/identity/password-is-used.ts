import { all, defineCheck, holds, judge, violated } from '#model'
import { SignIn } from '#views'

const WITHIN_DAYS = 45
const MILLISECONDS_PER_DAY = 86_400_000

export default defineCheck({
  id: 'identity/password-is-used',
  title: 'Passwords of users are in use',
  severity: 'medium',
  about: SignIn,
  kinds: ['aws:iam:user'],
  rationale:
    'The password of somebody who left, or who never came, is a door that nobody watches. ' +
    'It is tried with every list of leaked passwords until one fits.',
  remedy: {
    aws: 'Delete the login profile of the user, or the user.',
  },
  controls: { 'cis-aws-4.0': ['1.11'], 'nist-800-53-r5': ['AC-2(3)'] },
  covers: { 'aws:iam:user': ['aws-iam-console-password-unused'] },

  evaluate: ({ hasPassword, passwordLastUsedAt, passwordChangedAt }, asOf) =>
    judge(
      all({ hasPassword, passwordLastUsedAt, passwordChangedAt }),
      ({ hasPassword, passwordLastUsedAt, passwordChangedAt }) => {
        if (!hasPassword) return holds('The user has no password.')
        const since = passwordLastUsedAt ?? passwordChangedAt
        if (since === null) return violated('Nobody knows that the password was ever used.')
        const days = Math.floor((asOf.getTime() - Date.parse(since)) / MILLISECONDS_PER_DAY)
        const what = passwordLastUsedAt === null ? 'set and never used' : 'last used'
        return days > WITHIN_DAYS
          ? violated(`The password was ${what} ${days} days ago.`)
          : holds(`The password was ${what} ${days} days ago.`)
      },
    ),
})
