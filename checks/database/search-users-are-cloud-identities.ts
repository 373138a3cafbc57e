import { defineCheck, holds, judge, violated } from '#model'
import { SearchSettings } from '#views'

export default defineCheck({
  id: 'database/search-users-are-cloud-identities',
  title: 'Search domains keep no passwords of their own',
  severity: 'low',
  about: SearchSettings,
  rationale:
    'A password inside the domain knows no second factor, no leaver and no lockout. Whoever ' +
    'guesses or finds the one of the master user owns every index.',
  remedy: {
    aws: 'Make an IAM role the master user, or sign people in by SAML.',
  },
  controls: {
    'nist-800-53-r5': ['IA-2', 'IA-5'],
  },
  covers: {
    'aws:opensearch:domain': ['aws-opensearch-internal-user-database'],
  },

  evaluate: (search) =>
    judge(search.keepsPasswords, (isOn) =>
      isOn
        ? violated(`The ${search.noun} keeps users and passwords by itself.`)
        : holds(`The ${search.noun} keeps no passwords.`),
    ),
})
