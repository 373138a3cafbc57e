import { defineCheck, holds, judge, violated } from '#model'
import { allowancesInWords, IdentityPolicy } from '#views'

export default defineCheck({
  id: 'identity/policies-list-what-they-allow',
  title: 'Policies list what they allow',
  severity: 'high',
  about: IdentityPolicy,
  rationale:
    '"Everything but" grows with each service that the cloud adds. The right that an intruder ' +
    'needs next year is in it already, and nobody will have decided so.',
  remedy: {
    aws: 'Replace NotAction by the actions that are needed, or put Deny on what must not be done.',
  },
  controls: { 'nist-800-53-r5': ['AC-6'] },
  covers: {
    'aws:iam:policy': ['aws-iam-allow-notaction'],
    'aws:iam:user': ['aws-iam-allow-notaction'],
    'aws:iam:role': ['aws-iam-allow-notaction'],
    'aws:iam:group': ['aws-iam-allow-notaction'],
  },

  evaluate: (policy) =>
    judge(policy.allButSome, (found) =>
      found.length === 0
        ? holds(`The ${policy.noun} allows only what is listed.`)
        : violated(`Allowed is ${allowancesInWords(found)}.`),
    ),
})
