import { defineCheck, holds, judge, violated } from '#model'
import { SignIn } from '#views'

const WITHIN_DAYS = 45
const MILLISECONDS_PER_DAY = 86_400_000

export default defineCheck({
  id: 'identity/access-key-is-used',
  title: 'Access keys of users are in use',
  severity: 'medium',
  about: SignIn,
  kinds: ['aws:iam:user'],
  rationale:
    'Nobody misses a key that nobody uses, and nobody notices when a stranger begins to use it.',
  remedy: {
    aws: 'Switch the key off, wait a while for complaints, and delete it.',
  },
  controls: { 'cis-aws-4.0': ['1.11'], 'nist-800-53-r5': ['AC-2(3)'] },
  covers: { 'aws:iam:user': ['aws-iam-access-key-unused'] },

  evaluate: (user, asOf) =>
    judge(user.activeKeys, (keys) => {
      const unused = keys.filter(({ lastUsedAt, renewedAt }) => {
        // A key that was made yesterday has had no time to be used.
        const since = lastUsedAt ?? renewedAt
        return (
          since === null || asOf.getTime() - Date.parse(since) > WITHIN_DAYS * MILLISECONDS_PER_DAY
        )
      })
      return unused.length === 0
        ? holds(`Each active access key was used, or made, within ${WITHIN_DAYS} days.`)
        : violated(
            `Not used for ${WITHIN_DAYS} days: ${unused.map(({ name }) => name).join(', ')}.`,
          )
    }),
})
