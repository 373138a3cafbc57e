import { defineCheck, every, holds, judge, violated } from '#model'
import { inWords, ObjectStore } from '#views'

export default defineCheck({
  id: 'storage/no-anonymous-access',
  title: 'Object stores admit nobody unknown',
  severity: 'critical',
  about: ObjectStore,
  rationale:
    'Bucket names are guessable and are enumerated around the clock. One anonymous read grant ' +
    'publishes every object it covers; one anonymous write grant lets a stranger plant malware ' +
    'under your name or overwrite what your own services load. A grant to every customer of the ' +
    'cloud is the same: an account costs an attacker a minute.',
  remedy: {
    aws: 'Turn on all four Block Public Access settings for the account, then remove the grant named in the evidence.',
    azure: 'Set allowBlobPublicAccess to false on the storage account.',
    gcp: 'Set publicAccessPrevention to enforced on the bucket, or enforce constraints/storage.publicAccessPrevention above it.',
  },
  controls: {
    'nist-800-53-r5': ['AC-3', 'AC-6'],
    'pci-dss-4.0': ['7.2.1'],
  },
  covers: {
    'aws:s3:bucket': [
      'aws-s3-bucket-acl-public-read',
      'aws-s3-bucket-acl-public-write',
      'aws-s3-bucket-acl-authenticated-users',
      'aws-s3-bucket-policy-public-read',
      'aws-s3-bucket-policy-public-write',
      'aws-s3-bucket-policy-public-all-actions',
    ],
    'azure:storage:container': ['azure-storage-container-public'],
    'gcp:storage:bucket': ['gcp-storage-bucket-public-iam', 'gcp-storage-bucket-public-acl'],
  },

  evaluate: (store) =>
    every(store.routes, ({ name, effective }) =>
      judge(effective.public, (exposures) =>
        exposures.length === 0
          ? holds(`The ${name} admits nobody unknown.`)
          : violated(`The ${name} admits ${inWords(exposures)}.`, exposures),
      ),
    ),
})
