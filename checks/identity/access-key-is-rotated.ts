import { defineCheck, holds, judge, violated } from '#model'
import { SignIn } from '#views'

const WITHIN_DAYS = 90
const MILLISECONDS_PER_DAY = 86_400_000

export default defineCheck({
  id: 'identity/access-key-is-rotated',
  title: 'Access keys of users are made anew within 90 days',
  severity: 'medium',
  about: SignIn,
  kinds: ['aws:iam:user'],
  rationale:
    'Where a key has been for a year nobody can say: images, laptops that were sold, a ' +
    "pipeline's old logs. Making it anew turns every lost copy into scrap.",
  remedy: {
    aws: 'Make a second key, give it to the program, switch the old one off and delete it; better, give the program a role.',
  },
  controls: { 'cis-aws-4.0': ['1.13'], 'nist-800-53-r5': ['IA-5'] },
  covers: { 'aws:iam:user': ['aws-iam-access-key-rotation'] },

  evaluate: (user, asOf) =>
    judge(user.activeKeys, (keys) => {
      if (keys.length === 0) return holds('The user has no active access key.')
      const ages = keys.map(({ name, renewedAt }) => ({
        name,
        days:
          renewedAt === null
            ? Number.POSITIVE_INFINITY
            : Math.floor((asOf.getTime() - Date.parse(renewedAt)) / MILLISECONDS_PER_DAY),
      }))
      const old = ages.filter(({ days }) => days > WITHIN_DAYS)
      return old.length === 0
        ? holds(`No active access key is older than ${WITHIN_DAYS} days.`)
        : violated(`Too old: ${old.map(inWords).join(', ')}.`)
    }),
})

function inWords({ name, days }: { readonly name: string; readonly days: number }): string {
  return Number.isFinite(days) ? `${name}, ${days} days` : `${name}, nobody knows from when`
}
