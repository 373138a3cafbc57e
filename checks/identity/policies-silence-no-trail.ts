import { defineCheck, holds, judge, violated } from '#model'
import { allowancesInWords, IdentityPolicy } from '#views'

const ACTIONS = [
  'cloudtrail:StopLogging',
  'cloudtrail:DeleteTrail',
  'cloudtrail:UpdateTrail',
  'cloudtrail:PutEventSelectors',
]

export default defineCheck({
  id: 'identity/policies-silence-no-trail',
  title: 'Policies do not allow to silence the audit trail',
  severity: 'medium',
  about: IdentityPolicy,
  rationale:
    'The first thing an intruder does with the right is to use it: what is not written down cannot ' +
    'be found, told or proved.',
  remedy: {
    aws: 'Leave the trail to an administrator who does nothing else, and deny the rest by an SCP.',
  },
  controls: {
    'nist-800-53-r5': ['AC-6'],
  },
  covers: {
    'aws:iam:policy': ['aws-iam-cloudtrail-full-access'],
    'aws:iam:user': ['aws-iam-cloudtrail-full-access'],
    'aws:iam:role': ['aws-iam-cloudtrail-full-access'],
    'aws:iam:group': ['aws-iam-cloudtrail-full-access'],
  },

  evaluate: (policy) =>
    judge(policy.allows(ACTIONS), (found) =>
      found.length === 0
        ? holds(`The ${policy.noun} leaves the audit trail alone.`)
        : violated(`Any audit trail may be silenced: ${allowancesInWords(found)}.`),
    ),
})
