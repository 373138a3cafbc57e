import { defineCheck, holds, judge, violated } from '#model'
import { StoreSettings } from '#views'

export default defineCheck({
  id: 'recovery/old-objects-expire',
  title: 'Buckets have rules for what grows old',
  severity: 'low',
  about: StoreSettings,
  kinds: ['aws:s3:bucket', 'gcp:storage:bucket'],
  rationale:
    'What nobody needs any more is still there to be stolen. Exports, dumps and logs ' +
    'without an end are what a thief finds years later in a bucket that everybody forgot.',
  remedy: {
    aws: 'Add lifecycle rules, and in a versioned bucket one for noncurrent versions.',
    gcp: 'Add lifecycle rules that delete or archive by age.',
  },
  controls: {
    'nist-800-53-r5': ['SI-12'],
  },
  covers: {
    'aws:s3:bucket': ['aws-s3-bucket-lifecycle'],
    'gcp:storage:bucket': ['gcp-storage-bucket-lifecycle'],
  },

  evaluate: (store) =>
    judge(store.lifecycleRules, (rules) =>
      rules > 0
        ? holds(`The ${store.noun} has ${rules} lifecycle rules.`)
        : violated(`The ${store.noun} keeps everything for ever.`),
    ),
})
