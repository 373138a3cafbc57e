import { defineCheck, holds, judge, violated } from '#model'
import { LentRole } from '#views'

export default defineCheck({
  id: 'identity/lent-role-only-looks',
  title: 'Roles that others wear change nothing',
  severity: 'high',
  about: LentRole,
  rationale:
    'Whoever takes over the other account takes over the role with it, and no alarm of yours rings. ' +
    'What it may change, he changes from there.',
  remedy: {
    aws: 'Take out the statements named in the evidence, or list the account in the trust zone of the configuration with a reason.',
  },
  controls: {
    'nist-800-53-r5': ['AC-3', 'AC-6'],
  },
  covers: {
    'aws:iam:role': ['aws-iam-role-cross-account-write'],
  },

  evaluate: (role) =>
    judge(role.writes, (places) =>
      places.length === 0
        ? holds(`The ${role.noun} changes nothing in the hands of others.`)
        : violated(
            `In the hands of others the ${role.noun} may do more than look: ${places.join(', ')}.`,
          ),
    ),
})
