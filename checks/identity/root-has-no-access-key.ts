import { defineCheck, holds, judge, violated } from '#model'
import { SignIn } from '#views'

export default defineCheck({
  id: 'identity/root-has-no-access-key',
  title: 'The root user has no access key',
  severity: 'critical',
  about: SignIn,
  kinds: ['aws:iam:root'],
  rationale:
    'No policy of the account restrains root. Whoever finds its key in an old script or a backup ' +
    'can delete every resource, close the account and lock everybody else out.',
  remedy: {
    aws: 'Sign in as root, open Security credentials and delete the key; give the program that used it a role.',
  },
  controls: { 'cis-aws-4.0': ['1.3'], 'nist-800-53-r5': ['AC-6', 'IA-2'] },
  covers: { 'aws:iam:root': ['aws-iam-root-access-key'] },

  evaluate: (root) =>
    judge(root.activeKeys, (keys) =>
      keys.length === 0
        ? holds('The root user has no active access key.')
        : violated(`The root user has ${keys.map(({ name }) => name).join(' and ')}.`),
    ),
})
