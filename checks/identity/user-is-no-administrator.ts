import { defineCheck, holds, judge, violated } from '#model'
import { Principal, pathsInWords } from '#views'

export default defineCheck({
  id: 'identity/user-is-no-administrator',
  title: 'No user is an administrator for good',
  severity: 'high',
  about: Principal,
  kinds: ['aws:iam:user'],
  rationale:
    'The credentials of a user last until somebody takes them away. Phished, guessed or found ' +
    'in a backup, those of an administrator are the account, at any hour of any day.',
  remedy: {
    aws: 'Let people assume an administrator role for the hour that they need it, by IAM Identity Center, and take the policy from the user.',
  },
  controls: { 'cis-aws-4.0': ['1.15'], 'nist-800-53-r5': ['AC-6(5)'] },
  covers: {
    'aws:iam:user': ['aws-iam-user-administrator', 'aws-iam-aws-managed-admin-attached'],
  },

  evaluate: (user) =>
    judge(user.administrator, (paths) =>
      paths.length === 0
        ? holds('What the user may do has limits.')
        : violated(`The user is an administrator: ${pathsInWords(paths)}.`),
    ),
})
