import { defineCheck, holds, judge, violated } from '#model'
import { allowancesInWords, IdentityPolicy } from '#views'

export default defineCheck({
  id: 'identity/policies-hand-over-named-roles',
  title: 'Policies hand over named roles, not any',
  severity: 'high',
  about: IdentityPolicy,
  rationale:
    'Whoever may hand any role to a machine that he controls has the rights of the strongest ' +
    'role in the account: he starts the machine, and asks it for its credentials.',
  remedy: {
    aws: 'Name the roles in the Resource of iam:PassRole, and the service in a condition on iam:PassedToService.',
  },
  controls: { 'nist-800-53-r5': ['AC-6'] },
  covers: {
    'aws:iam:policy': ['aws-iam-passrole-wildcard'],
    'aws:iam:user': ['aws-iam-passrole-wildcard'],
    'aws:iam:role': ['aws-iam-passrole-wildcard'],
    'aws:iam:group': ['aws-iam-passrole-wildcard'],
  },

  evaluate: (policy) =>
    judge(policy.allows(['iam:PassRole']), (found) =>
      found.length === 0
        ? holds(`The ${policy.noun} hands over no role that it does not name.`)
        : violated(`Any role may be handed over: ${allowancesInWords(found)}.`),
    ),
})
