import { all, defineCheck, holds, judge, violated } from '#model'
import { SignIn } from '#views'

export default defineCheck({
  id: 'identity/root-has-second-factor',
  title: 'The root user signs in with a second factor',
  severity: 'critical',
  about: SignIn,
  kinds: ['aws:iam:root'],
  rationale:
    'The password of root is reset by mail. Whoever reads that mailbox owns the account, unless ' +
    'signing in takes something that cannot be mailed.',
  remedy: {
    aws: 'Sign in as root and register a security key, or remove the root credentials of member accounts centrally.',
  },
  controls: { 'cis-aws-4.0': ['1.4'], 'nist-800-53-r5': ['IA-2(1)'] },
  covers: { 'aws:iam:root': ['aws-iam-root-mfa'] },

  evaluate: ({ hasPassword, hasSecondFactor }) =>
    judge(all({ hasPassword, hasSecondFactor }), ({ hasPassword, hasSecondFactor }) => {
      if (!hasPassword) return holds('The root user has no password to sign in with.')
      return !hasSecondFactor
        ? violated('The root user signs in with a password alone.')
        : holds('The root user has a second factor.')
    }),
})
