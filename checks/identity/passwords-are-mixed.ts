import { defineCheck, holds, judge, violated } from '#model'
import { PasswordRules } from '#views'

const KINDS = ['upper case', 'lower case', 'digit', 'symbol']

export default defineCheck({
  id: 'identity/passwords-are-mixed',
  title: 'Passwords mix four kinds of characters',
  severity: 'low',
  about: PasswordRules,
  rationale:
    'Rules about characters do little against a long password and much against the shortest ' +
    'that people choose when nothing stops them.',
  remedy: {
    aws: 'Require upper case, lower case, digits and symbols in the password policy.',
  },
  controls: { 'nist-800-53-r5': ['IA-5(1)'] },
  covers: { 'aws:iam:account': ['aws-iam-password-policy-complexity'] },

  evaluate: (account) =>
    judge(account.rules, (rules) => {
      if (rules === null) {
        return violated(`There are no rules about characters.`)
      }
      return KINDS.every((kind) => rules.characters.includes(kind))
        ? holds('Passwords mix four kinds of characters.')
        : violated(
            `Not demanded: ${KINDS.filter((kind) => !rules.characters.includes(kind)).join(', ')}.`,
          )
    }),
})
