import { defineCheck, holds, judge, violated } from '#model'
import { StoreSettings } from '#views'

export default defineCheck({
  id: 'storage/public-access-is-prevented',
  title: 'Buckets cannot be made public',
  severity: 'medium',
  about: StoreSettings,
  kinds: ['aws:s3:bucket', 'gcp:storage:bucket'],
  rationale:
    'A bucket that is private today is one call away from the internet, and whoever may ' +
    'set its policy may make that call, by mistake or with a stolen session. Prevention ' +
    'makes the binding take no effect.',
  remedy: {
    aws: 'Turn on all four Block Public Access settings of the bucket or of the account.',
    gcp: 'Set publicAccessPrevention to enforced, or enforce constraints/storage.publicAccessPrevention above the bucket.',
  },
  controls: {
    'nist-800-53-r5': ['AC-3'],
  },
  covers: {
    'aws:s3:bucket': ['aws-s3-bucket-public-access-block'],
    'gcp:storage:bucket': ['gcp-storage-bucket-public-access-prevention'],
  },

  evaluate: (store) =>
    judge(store.publicAccessPrevented, (isPrevented) =>
      isPrevented
        ? holds(`The ${store.noun} cannot be made public.`)
        : violated(`Nothing keeps the ${store.noun} from being made public.`),
    ),
})
