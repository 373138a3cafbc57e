import { all, defineCheck, holds, judge, violated } from '#model'
import { StoredSecret } from '#views'

const WITHIN_DAYS = 90
const MILLISECONDS_PER_DAY = 86_400_000

export default defineCheck({
  id: 'keys/secret-is-used',
  title: 'Stored secrets are used',
  severity: 'low',
  about: StoredSecret,
  rationale:
    'A secret that nobody reads any more still opens what it was made for. It is watched by ' +
    'nobody, so its thief has all the time there is.',
  remedy: {
    aws: 'Delete the secret, and what it opens, if nothing needs it.',
  },
  controls: {
    'nist-800-53-r5': ['AC-2', 'IA-5'],
  },
  covers: {
    'aws:secretsmanager:secret': ['aws-secretsmanager-unused'],
  },

  evaluate: (secret, asOf) =>
    judge(
      all({ lastUsedAt: secret.lastUsedAt, createdAt: secret.createdAt }),
      ({ lastUsedAt, createdAt }) => {
        // One that was made yesterday has had no time to be used.
        const since = lastUsedAt ?? createdAt
        if (since === null) return violated(`The ${secret.noun} was never read.`)
        const days = Math.floor((asOf.getTime() - Date.parse(since)) / MILLISECONDS_PER_DAY)
        if (days > WITHIN_DAYS) {
          return violated(`The ${secret.noun} has not been read for ${days} days.`)
        }
        return holds(
          lastUsedAt === null
            ? `The ${secret.noun} is ${days} days old.`
            : `The ${secret.noun} was read ${days} days ago.`,
        )
      },
    ),
})
