import { defineCheck, holds, judge, violated } from '#model'
import { KeySettings } from '#views'

export default defineCheck({
  id: 'keys/key-stays-in-its-region',
  title: 'Keys stay in their region',
  severity: 'low',
  about: KeySettings,
  rationale:
    'A multi-region key can be copied to where other people administer and other laws hold, and ' +
    'whatever it protects can be read there. Few stores need that.',
  remedy: {
    aws: 'Use single-region keys unless data is encrypted in one region and read in another.',
  },
  controls: {
    'nist-800-53-r5': ['SC-12'],
  },
  covers: {
    'aws:kms:key': ['aws-kms-key-multi-region'],
  },

  evaluate: (key) =>
    judge(key.isMultiRegion, (isMultiRegion) =>
      isMultiRegion
        ? violated(`The ${key.noun} may be copied to other regions.`)
        : holds(`The ${key.noun} exists in its region alone.`),
    ),
})
