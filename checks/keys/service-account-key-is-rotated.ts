import { all, defineCheck, holds, judge, violated } from '#model'
import { Credential } from '#views'

const WITHIN_DAYS = 90
const MILLISECONDS_PER_DAY = 86_400_000

export default defineCheck({
  id: 'keys/service-account-key-is-rotated',
  title: 'Keys of service accounts are made anew within 90 days',
  severity: 'medium',
  about: Credential,
  kinds: ['gcp:iam:serviceaccountkey'],
  rationale:
    'Where a key has been for a year nobody can say: laptops that were sold, contractors ' +
    "who left, a pipeline's old logs. Making it anew turns every lost copy into scrap.",
  remedy: {
    gcp: 'Make a new key, give it to the workload, and delete the old one.',
  },
  controls: {
    'cis-gcp-4.0': ['1.7'],
    'nist-800-53-r5': ['IA-5'],
  },
  covers: {
    'gcp:iam:serviceaccountkey': ['gcp-iam-service-account-key-rotation'],
  },

  evaluate: (key, asOf) =>
    judge(all({ isActive: key.active, renewedAt: key.renewedAt }), ({ isActive, renewedAt }) => {
      if (!isActive) return holds('The key is disabled.')
      if (renewedAt === null) return violated('Nobody knows when the key was made.')
      const days = Math.floor((asOf.getTime() - Date.parse(renewedAt)) / MILLISECONDS_PER_DAY)
      return days <= WITHIN_DAYS
        ? holds(`The key is ${days} days old.`)
        : violated(`The key is ${days} days old.`)
    }),
})
