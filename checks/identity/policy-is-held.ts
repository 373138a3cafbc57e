import { defineCheck, holds, judge, violated } from '#model'
import { IdentityPolicy } from '#views'

export default defineCheck({
  id: 'identity/policy-is-held',
  title: 'Policies are held by somebody',
  severity: 'low',
  about: IdentityPolicy,
  kinds: ['aws:iam:policy'],
  rationale:
    'A policy that nobody holds is a right that waits: it is reviewed by nobody, and one call hands ' +
    'it to whoever may attach policies.',
  remedy: {
    aws: 'Delete the policy.',
  },
  controls: {
    'nist-800-53-r5': ['AC-2', 'AC-6'],
  },
  covers: {
    'aws:iam:policy': ['aws-iam-unused-policy'],
  },

  evaluate: (policy) =>
    judge(policy.held, (isHeld) =>
      isHeld
        ? holds(`Somebody holds the ${policy.noun}.`)
        : violated(`Nobody holds the ${policy.noun}.`),
    ),
})
