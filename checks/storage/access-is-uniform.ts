import { defineCheck, holds, judge, violated } from '#model'
import { StoreSettings } from '#views'

export default defineCheck({
  id: 'storage/access-is-uniform',
  title: 'Buckets grant access by policy alone',
  severity: 'medium',
  about: StoreSettings,
  kinds: ['aws:s3:bucket', 'gcp:storage:bucket'],
  rationale:
    'With fine-grained access each object carries a list of its own, set by whoever ' +
    "uploads it. One client with predefinedAcl=publicRead publishes what the bucket's " +
    'clean policy seems to protect, and no policy review finds it.',
  remedy: {
    aws: 'Set Object Ownership to BucketOwnerEnforced.',
    gcp: 'Enable uniform bucket-level access.',
  },
  controls: {
    'cis-gcp-4.0': ['5.2'],
    'nist-800-53-r5': ['AC-3'],
  },
  covers: {
    'aws:s3:bucket': ['aws-s3-bucket-acls-enabled'],
    'gcp:storage:bucket': ['gcp-storage-bucket-uniform-access'],
  },

  evaluate: (store) =>
    judge(store.uniformAccess, (isUniform) =>
      isUniform
        ? holds(`The ${store.noun} grants access by policy alone.`)
        : violated(`Each object of the ${store.noun} has an access list of its own.`),
    ),
})
