import { defineCheck, holds, judge, violated } from '#model'
import { allowancesInWords, IdentityPolicy } from '#views'

export default defineCheck({
  id: 'identity/policies-assume-named-roles',
  title: 'Policies assume named roles, not any',
  severity: 'high',
  about: IdentityPolicy,
  rationale:
    'A stolen session that may become any role becomes each that trusts the account, one after ' +
    'the other, until one of them is worth staying in.',
  remedy: {
    aws: 'Name the roles in the Resource of sts:AssumeRole.',
  },
  controls: { 'nist-800-53-r5': ['AC-6'] },
  covers: {
    'aws:iam:policy': ['aws-iam-assume-any-role'],
    'aws:iam:user': ['aws-iam-assume-any-role'],
    'aws:iam:role': ['aws-iam-assume-any-role'],
    'aws:iam:group': ['aws-iam-assume-any-role'],
  },

  evaluate: (policy) =>
    judge(policy.allows(['sts:AssumeRole']), (found) =>
      found.length === 0
        ? holds(`The ${policy.noun} lets nobody become a role that it does not name.`)
        : violated(`Any role that trusts the account may be assumed: ${allowancesInWords(found)}.`),
    ),
})
