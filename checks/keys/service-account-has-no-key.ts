import { defineCheck, holds, judge, violated } from '#model'
import { Credential } from '#views'

export default defineCheck({
  id: 'keys/service-account-has-no-key',
  title: 'Service accounts have no key of their own',
  severity: 'medium',
  about: Credential,
  kinds: ['gcp:iam:serviceaccountkey'],
  rationale:
    'A key file works from anywhere, asks for no second factor and ends in ten thousand ' +
    'years. It is copied with the image, the repository and the backup, and whoever finds ' +
    'it is the service account.',
  remedy: {
    gcp: 'Attach the account to its workload or use workload identity federation, then delete the key.',
  },
  controls: {
    'cis-gcp-4.0': ['1.4'],
    'nist-800-53-r5': ['IA-5'],
  },
  covers: {
    'gcp:iam:serviceaccountkey': ['gcp-iam-service-account-user-keys'],
  },

  evaluate: (key) =>
    judge(key.active, (isActive) =>
      isActive ? violated('A key exists that works from anywhere.') : holds('The key is disabled.'),
    ),
})
