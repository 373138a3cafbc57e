import { defineCheck, holds, judge, violated } from '#model'
import { KeySettings } from '#views'

export default defineCheck({
  id: 'keys/material-is-made-by-the-cloud',
  title: 'Keys are made of material that the cloud can keep',
  severity: 'low',
  about: KeySettings,
  rationale:
    'Imported material is rotated by nobody but you and restored by nobody at all. A copy outside ' +
    'that was stolen works for ever, and one that was lost takes the data with it.',
  remedy: {
    aws: 'Make a key of AWS_KMS origin and encrypt anew under it, unless the material has to be yours.',
  },
  controls: {
    'nist-800-53-r5': ['SC-12'],
  },
  covers: {
    'aws:kms:key': ['aws-kms-key-external-origin'],
  },

  evaluate: (key) =>
    judge(key.isImported, (isImported) =>
      isImported
        ? violated(`The material of the ${key.noun} came from outside.`)
        : holds(`The material of the ${key.noun} was made by the cloud.`),
    ),
})
