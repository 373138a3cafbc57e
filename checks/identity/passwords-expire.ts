import { defineCheck, holds, judge, violated } from '#model'
import { PasswordRules } from '#views'

const WITHIN_DAYS = 90

export default defineCheck({
  id: 'identity/passwords-expire',
  title: 'Passwords are changed within 90 days',
  severity: 'low',
  about: PasswordRules,
  rationale:
    'A password that leaked unnoticed opens the door until it is changed. NIST advises against ' +
    'changing by the calendar where a second factor holds; frameworks that ask for it remain.',
  remedy: {
    aws: 'Set the maximum age: aws iam update-account-password-policy --max-password-age 90.',
  },
  controls: { 'nist-800-53-r5': ['IA-5(1)'] },
  covers: { 'aws:iam:account': ['aws-iam-password-policy-expiry'] },

  evaluate: (account) =>
    judge(account.rules, (rules) => {
      if (rules === null) {
        return violated(`There are no rules: passwords never expire.`)
      }
      return rules.expiresAfterDays !== null && rules.expiresAfterDays <= WITHIN_DAYS
        ? holds(`Passwords expire after ${rules.expiresAfterDays} days.`)
        : violated(
            rules.expiresAfterDays === null
              ? 'Passwords never expire.'
              : `Passwords expire after ${rules.expiresAfterDays} days.`,
          )
    }),
})
