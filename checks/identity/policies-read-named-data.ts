import { defineCheck, holds, judge, violated } from '#model'
import { allowancesInWords, IdentityPolicy } from '#views'

const ACTIONS = [
  's3:GetObject',
  'secretsmanager:GetSecretValue',
  'ssm:GetParameter',
  'ssm:GetParameters',
  'ssm:GetParametersByPath',
]

export default defineCheck({
  id: 'identity/policies-read-named-data',
  title: 'Policies read named data, not any',
  severity: 'medium',
  about: IdentityPolicy,
  rationale:
    'One right to read every object, secret and parameter is the shortest way to a breach: ' +
    'the intruder needs one credential and one evening.',
  remedy: {
    aws: 'Name the buckets, secrets and parameters that are needed.',
  },
  controls: { 'nist-800-53-r5': ['AC-6'] },
  covers: {
    'aws:iam:policy': ['aws-iam-data-exfiltration'],
    'aws:iam:user': ['aws-iam-data-exfiltration'],
    'aws:iam:role': ['aws-iam-data-exfiltration'],
    'aws:iam:group': ['aws-iam-data-exfiltration'],
  },

  evaluate: (policy) =>
    judge(policy.allows(ACTIONS), (found) =>
      found.length === 0
        ? holds(`The ${policy.noun} reads named data alone, or none.`)
        : violated(`Any data may be read: ${allowancesInWords(found)}.`),
    ),
})
