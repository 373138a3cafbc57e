import { defineCheck, holds, judge, violated } from '#model'
import { Recoverable } from '#views'

export default defineCheck({
  id: 'recovery/keeps-versions',
  title: 'Stores keep what was overwritten or deleted',
  severity: 'medium',
  about: Recoverable,
  rationale:
    'Ransomware in the cloud does not encrypt: it overwrites or deletes, at the speed of an ' +
    'API, and asks for money for the only copy. A store that keeps versions makes the attack ' +
    'a nuisance.',
  remedy: {
    aws: 'Enable versioning on the bucket, or point-in-time recovery on the table.',
    azure: 'Enable soft delete for blobs and containers.',
    gcp: 'Enable object versioning or soft delete on the bucket.',
  },
  controls: {
    'nist-800-53-r5': ['CP-9', 'SI-12'],
  },
  covers: {
    'aws:s3:bucket': ['aws-s3-bucket-versioning'],
    'aws:dynamodb:table': ['aws-dynamodb-pitr'],
    'azure:storage:account': ['azure-storage-blob-soft-delete'],
    'gcp:storage:bucket': ['gcp-storage-bucket-versioning', 'gcp-storage-bucket-soft-delete'],
  },

  evaluate: (store) =>
    judge(store.keepsVersions, (setting) => {
      if (setting === null) return holds(`The ${store.noun} has no such means.`)
      return setting
        ? holds(`The ${store.noun} keeps what was overwritten or deleted.`)
        : violated(`The ${store.noun} keeps nothing of what is overwritten or deleted.`)
    }),
})
