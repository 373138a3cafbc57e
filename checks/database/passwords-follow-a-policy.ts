import { defineCheck, holds, judge, violated } from '#model'
import { DatabaseSettings } from '#views'

export default defineCheck({
  id: 'database/passwords-follow-a-policy',
  title: 'Databases refuse weak passwords',
  severity: 'low',
  about: DatabaseSettings,
  kinds: ['gcp:sql:instance'],
  rationale:
    'Without a policy the password is what somebody typed in a hurry, and what the first ' +
    'thousand guesses hold.',
  remedy: {
    gcp: 'Enable the password policy of the instance.',
  },
  controls: {
    'nist-800-53-r5': ['IA-5'],
  },
  covers: {
    'gcp:sql:instance': ['gcp-cloudsql-password-policy'],
  },

  evaluate: (database) =>
    judge(database.passwordPolicy, (isOn) =>
      isOn ? holds('Passwords follow a policy.') : violated('Any password is accepted.'),
    ),
})
