import { defineCheck, holds, judge, violated } from '#model'
import { PasswordRules } from '#views'

export default defineCheck({
  id: 'identity/password-rules-are-set',
  title: 'The account has rules for passwords of its own',
  severity: 'medium',
  about: PasswordRules,
  rationale:
    'Without rules the default of the cloud holds: eight characters, never changed, and the ' +
    'old one may be taken again. That is the first thing a list of leaked passwords opens.',
  remedy: {
    aws: 'Set a password policy: aws iam update-account-password-policy --minimum-password-length 14 --password-reuse-prevention 24.',
  },
  controls: { 'nist-800-53-r5': ['IA-5(1)'] },
  covers: { 'aws:iam:account': ['aws-iam-password-policy-missing'] },

  evaluate: (account) =>
    judge(account.rules, (rules) =>
      rules === null
        ? violated(`The ${account.noun} has no rules for passwords.`)
        : holds(`The ${account.noun} has rules for passwords.`),
    ),
})
