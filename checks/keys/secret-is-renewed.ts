import { defineCheck, holds, judge, violated } from '#model'
import { StoredSecret } from '#views'

const WITHIN_DAYS = 90
const MILLISECONDS_PER_DAY = 86_400_000

export default defineCheck({
  id: 'keys/secret-is-renewed',
  title: 'Stored secrets are made anew within 90 days',
  severity: 'medium',
  about: StoredSecret,
  rationale:
    'What was copied a year ago works as long as the secret is the same. Making it anew turns ' +
    'every lost copy into scrap, known or not.',
  remedy: {
    aws: 'Rotate the secret, or set a rotation schedule of 90 days or less.',
  },
  controls: {
    'nist-800-53-r5': ['IA-5', 'SC-12'],
  },
  covers: {
    'aws:secretsmanager:secret': ['aws-secretsmanager-stale'],
  },

  evaluate: (secret, asOf) =>
    judge(secret.renewedAt, (renewedAt) => {
      if (renewedAt === null) return violated(`Nobody knows when the ${secret.noun} was made.`)
      const days = Math.floor((asOf.getTime() - Date.parse(renewedAt)) / MILLISECONDS_PER_DAY)
      return days <= WITHIN_DAYS
        ? holds(`The ${secret.noun} was made anew ${days} days ago.`)
        : violated(`The ${secret.noun} was last made anew ${days} days ago.`)
    }),
})
