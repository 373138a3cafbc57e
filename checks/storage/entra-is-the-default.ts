import { defineCheck, holds, judge, violated } from '#model'
import { StorageAccount } from '#views'

export default defineCheck({
  id: 'storage/entra-is-the-default',
  title: "The portal opens storage with the person's own rights",
  severity: 'low',
  about: StorageAccount,
  kinds: ['azure:storage:account'],
  rationale:
    'Without this default the portal quietly fetches the account key for everybody who may, ' +
    'and uses it: what they do is then done by the key, with all of its rights and in ' +
    'nobody’s name.',
  remedy: {
    azure: 'Set defaultToOAuthAuthentication to true.',
  },
  controls: {
    'nist-800-53-r5': ['AC-3', 'AU-10'],
  },
  covers: {
    'azure:storage:account': ['azure-storage-entra-default'],
  },

  evaluate: (account) =>
    judge(account.entraByDefault, (isOn) =>
      isOn
        ? holds('The portal signs in with the rights of the person.')
        : violated('The portal uses the account key unless told otherwise.'),
    ),
})
