import { all, defineCheck, holds, judge, violated } from '#model'
import { SignIn } from '#views'

export default defineCheck({
  id: 'identity/password-has-second-factor',
  title: 'Users with a password sign in with a second factor',
  severity: 'high',
  about: SignIn,
  kinds: ['aws:iam:user'],
  rationale:
    'Passwords are phished, guessed, and bought by the million. Without a second factor the ' +
    'first page that looks like the real one hands the account over.',
  remedy: {
    aws: 'Let the user register a second factor, deny everything else until he has, or take the password away.',
  },
  controls: { 'cis-aws-4.0': ['1.9'], 'nist-800-53-r5': ['IA-2(1)', 'IA-2(2)'] },
  covers: { 'aws:iam:user': ['aws-iam-user-mfa'] },

  evaluate: ({ hasPassword, hasSecondFactor }) =>
    judge(all({ hasPassword, hasSecondFactor }), ({ hasPassword, hasSecondFactor }) => {
      if (!hasPassword) return holds('The user has no password.')
      return !hasSecondFactor
        ? violated('The user has a password and no second factor.')
        : holds('The user signs in with a second factor.')
    }),
})
