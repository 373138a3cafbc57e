import { all, defineCheck, holds, judge, violated } from '#model'
import { IdentityPolicy } from '#views'

export default defineCheck({
  id: 'identity/no-spare-administrator-policy',
  title: 'No policy that allows everything lies ready for use',
  severity: 'low',
  about: IdentityPolicy,
  kinds: ['aws:iam:policy'],
  rationale:
    'Attaching a policy that is there already draws less attention than writing one. An ' +
    'intruder with the right to attach needs no second.',
  remedy: {
    aws: 'Delete the policy, or reduce it to what its holders will do.',
  },
  controls: { 'nist-800-53-r5': ['AC-6'] },
  covers: { 'aws:iam:policy': ['aws-iam-unattached-policy-full-admin'] },

  evaluate: ({ everything, held }) =>
    judge(all({ everything, held }), ({ everything, held }) =>
      everything.length > 0 && !held
        ? violated('The policy allows everything, and nobody holds it.')
        : holds('The policy has limits, or somebody holds it.'),
    ),
})
