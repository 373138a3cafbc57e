import { defineCheck, holds, judge, violated } from '#model'
import { Credential } from '#views'

export default defineCheck({
  id: 'keys/disabled-key-is-deleted',
  title: 'Keys that are switched off are deleted',
  severity: 'low',
  about: Credential,
  kinds: ['gcp:iam:serviceaccountkey'],
  rationale:
    'A disabled key is enabled again by one call. Whoever holds an old copy and gets that ' +
    'one right is back in, with a credential that everybody believed dead.',
  remedy: {
    gcp: 'Delete the key.',
  },
  controls: {
    'nist-800-53-r5': ['IA-5'],
  },
  covers: {
    'gcp:iam:serviceaccountkey': ['gcp-iam-service-account-key-disabled'],
  },

  evaluate: (key) =>
    judge(key.active, (isActive) =>
      isActive
        ? holds('The key is in use.')
        : violated('The key is switched off and can be switched on again.'),
    ),
})
