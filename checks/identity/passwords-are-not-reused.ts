import { defineCheck, holds, judge, violated } from '#model'
import { PasswordRules } from '#views'

const REMEMBERED = 24

export default defineCheck({
  id: 'identity/passwords-are-not-reused',
  title: 'Passwords differ from the last 24',
  severity: 'low',
  about: PasswordRules,
  rationale:
    'A password that leaked once is tried for ever. Where it may be taken again, sooner or ' +
    'later it is.',
  remedy: {
    aws: 'Set the reuse prevention to 24: aws iam update-account-password-policy --password-reuse-prevention 24.',
  },
  controls: { 'cis-aws-4.0': ['1.8'], 'nist-800-53-r5': ['IA-5(1)'] },
  covers: { 'aws:iam:account': ['aws-iam-password-policy-reuse'] },

  evaluate: (account) =>
    judge(account.rules, (rules) => {
      if (rules === null) {
        return violated(`There are no rules: any earlier password may be taken again.`)
      }
      return rules.remembered >= REMEMBERED
        ? holds(`The last ${rules.remembered} passwords may not be taken again.`)
        : violated(`The last ${rules.remembered} passwords may not be taken again, no more.`)
    }),
})
