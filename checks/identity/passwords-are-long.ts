import { defineCheck, holds, judge, violated } from '#model'
import { PasswordRules } from '#views'

const CHARACTERS = 14

export default defineCheck({
  id: 'identity/passwords-are-long',
  title: 'Passwords have at least 14 characters',
  severity: 'medium',
  about: PasswordRules,
  rationale:
    'Short passwords are guessed by machines: eight characters fall in hours, fourteen in no ' +
    'time that matters.',
  remedy: {
    aws: 'Set the minimum length to 14: aws iam update-account-password-policy --minimum-password-length 14.',
  },
  controls: { 'cis-aws-4.0': ['1.7'], 'nist-800-53-r5': ['IA-5(1)'] },
  covers: { 'aws:iam:account': ['aws-iam-password-policy-length'] },

  evaluate: (account) =>
    judge(account.rules, (rules) => {
      if (rules === null) {
        return violated(`There are no rules: AWS asks for eight characters.`)
      }
      return rules.minimumLength >= CHARACTERS
        ? holds(`Passwords have at least ${rules.minimumLength} characters.`)
        : violated(`${rules.minimumLength} characters are enough for a password.`)
    }),
})
