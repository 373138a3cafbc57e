import { all, defineCheck, holds, judge, violated } from '#model'
import { EncryptionKey } from '#views'

export default defineCheck({
  id: 'keys/rotated',
  title: 'Keys of the customer are rotated in time',
  severity: 'medium',
  about: EncryptionKey,
  rationale:
    'The longer one key encrypts, the more a single theft of it opens, and the more people ' +
    'have had their hands near it. Rotation bounds what one stolen version can ever decrypt.',
  remedy: {
    aws: 'Enable automatic key rotation on the key.',
    azure: 'Give the key a rotation policy with a Rotate action.',
    gcp: 'Set a rotation period of 90 days or less and a next rotation time.',
  },
  controls: {
    'nist-800-53-r5': ['SC-12'],
  },
  covers: {
    'aws:kms:key': ['aws-kms-key-rotation'],
    'azure:keyvault:key': ['azure-keyvault-key-rotation'],
    'gcp:kms:key': ['gcp-kms-key-rotation'],
  },

  evaluate: (key) =>
    judge(
      all({ managedBy: key.managedBy, state: key.state, days: key.rotationDays }),
      ({ managedBy, state, days }) => {
        if (managedBy === 'cloud') return holds('The cloud rotates its own keys.')
        if (state !== 'enabled') return holds(`The key encrypts nothing new: it is ${state}.`)
        if (days === 'not-rotatable') return holds('No cloud rotates a key of this type by itself.')
        if (days === null) return violated('The key is never rotated.')
        return days <= key.rotateWithinDays
          ? holds(`The key is rotated every ${days} days.`)
          : violated(`The key is rotated only every ${days} days.`)
      },
    ),
})
