import { defineCheck, holds, judge, violated } from '#model'
import { Recoverable } from '#views'

export default defineCheck({
  id: 'recovery/deletion-protected',
  title: 'Databases refuse accidental deletion',
  severity: 'medium',
  about: Recoverable,
  rationale:
    'One wrong line in a script, one stolen administrator session, and a database is gone ' +
    'between two backups. Deletion protection turns that single call into two, of which the ' +
    'first is rare enough to watch for.',
  remedy: {
    aws: 'Enable deletion protection.',
    azure: 'Put a CanNotDelete lock on the resource.',
    gcp: 'Enable deletionProtectionEnabled.',
  },
  controls: {
    'nist-800-53-r5': ['CP-9'],
  },
  covers: {
    'aws:rds:instance': ['aws-rds-instance-deletion-protection'],
    'aws:rds:cluster': [
      'aws-rds-cluster-deletion-protection',
      'aws-documentdb-deletion-protection',
      'aws-neptune-deletion-protection',
    ],
    'aws:dynamodb:table': ['aws-dynamodb-deletion-protection'],
  },

  evaluate: (store) =>
    judge(store.deletionProtected, (setting) => {
      if (setting === null) return holds(`The ${store.noun} has no such means.`)
      return setting
        ? holds(`The ${store.noun} refuses deletion until its protection is lifted.`)
        : violated(`The ${store.noun} can be deleted by a single call.`)
    }),
})
