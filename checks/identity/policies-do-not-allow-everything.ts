import { all, defineCheck, holds, judge, violated } from '#model'
import { allowancesInWords, IdentityPolicy } from '#views'

export default defineCheck({
  id: 'identity/policies-do-not-allow-everything',
  title: 'Policies do not allow everything',
  severity: 'critical',
  about: IdentityPolicy,
  rationale:
    'A policy of one line that allows everything makes an administrator of each program, person ' +
    'and forgotten key that holds it. The intruder needs any of them, and nothing after that.',
  remedy: {
    aws: 'Replace the policy by one that lists what its holders do; IAM Access Analyzer drafts it from the trail of what they did.',
  },
  controls: { 'cis-aws-4.0': ['1.15'], 'nist-800-53-r5': ['AC-6'] },
  covers: {
    'aws:iam:policy': ['aws-iam-policy-full-admin'],
    'aws:iam:user': ['aws-iam-inline-policy-full-admin'],
    'aws:iam:role': ['aws-iam-inline-policy-full-admin'],
    'aws:iam:group': ['aws-iam-inline-policy-full-admin'],
  },

  evaluate: ({ noun, everything, held }) =>
    judge(all({ everything, held }), ({ everything, held }) => {
      if (everything.length === 0) return holds(`What the ${noun} allow or allows has limits.`)
      // One that nobody holds is asked about by itself.
      return held
        ? violated(`Everything is allowed: ${allowancesInWords(everything)}.`)
        : holds(`The ${noun} allows everything, and nobody holds it.`)
    }),
})
