import { all, defineCheck, holds, judge, violated } from '#model'
import { SignIn } from '#views'

export default defineCheck({
  id: 'identity/person-or-program',
  title: 'Users have a password or an access key, not both',
  severity: 'low',
  about: SignIn,
  kinds: ['aws:iam:user'],
  rationale:
    'A user with both is a person whose rights lie in a file, or a program that somebody signs ' +
    'in as. Either way a stolen key acts under the name of a person who was asleep.',
  remedy: {
    aws: 'Give the person a role through IAM Identity Center, and the program a role of its own.',
  },
  controls: { 'nist-800-53-r5': ['AC-5', 'IA-2'] },
  covers: { 'aws:iam:user': ['aws-iam-user-password-and-key'] },

  evaluate: ({ hasPassword, activeKeys }) =>
    judge(all({ hasPassword, activeKeys }), ({ hasPassword, activeKeys }) =>
      hasPassword && activeKeys.length > 0
        ? violated(
            `The user has a password and ${activeKeys.map(({ name }) => name).join(' and ')}.`,
          )
        : holds('The user has a password or an access key, or neither.'),
    ),
})
