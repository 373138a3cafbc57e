import { all, defineCheck, holds, judge, violated } from '#model'
import { Principal } from '#views'

export default defineCheck({
  id: 'identity/administrator-has-second-factor',
  title: 'Administrators sign in with a second factor',
  severity: 'critical',
  about: Principal,
  kinds: ['aws:iam:user'],
  rationale:
    'One phishing page, one reused password, and the account belongs to somebody else, who ' +
    'begins by locking its administrators out.',
  remedy: {
    aws: 'Let the user register a second factor today, and deny everything without one by a condition on aws:MultiFactorAuthPresent.',
  },
  controls: { 'cis-aws-4.0': ['1.9'], 'nist-800-53-r5': ['IA-2(1)'] },
  covers: { 'aws:iam:user': ['aws-iam-admin-user-mfa'] },

  evaluate: ({ passwordOnly, administrator, escalations }) =>
    judge(
      all({ passwordOnly, administrator, escalations }),
      ({ passwordOnly, administrator, escalations }) => {
        const mighty = administrator.length > 0 || escalations.length > 0
        return passwordOnly && mighty
          ? violated('The user is or can become an administrator, by a password alone.')
          : holds('The user is no administrator, or needs more than a password.')
      },
    ),
})
