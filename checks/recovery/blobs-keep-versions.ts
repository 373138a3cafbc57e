import { defineCheck, holds, judge, violated } from '#model'
import { StorageAccount } from '#views'

export default defineCheck({
  id: 'recovery/blobs-keep-versions',
  title: 'Blobs keep their versions',
  severity: 'low',
  about: StorageAccount,
  kinds: ['azure:storage:account'],
  rationale:
    'Soft delete brings back what was deleted; only versions bring back what was ' +
    'overwritten, which is how data is taken hostage.',
  remedy: {
    azure: 'Enable versioning for blobs.',
  },
  controls: {
    'nist-800-53-r5': ['CP-9', 'SI-12'],
  },
  covers: {
    'azure:storage:account': ['azure-storage-blob-versioning'],
  },

  evaluate: (account) =>
    judge(account.retained, (retained) => {
      if (retained === null) return holds('It keeps no blobs.')
      return retained.versions
        ? holds('Blobs keep their versions.')
        : violated('What is overwritten is gone.')
    }),
})
