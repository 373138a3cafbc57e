import { defineCheck, holds, judge, violated } from '#model'
import { EncryptionKey } from '#views'

export default defineCheck({
  id: 'keys/disabled-encryption-key-is-deleted',
  title: 'Encryption keys that are switched off are deleted',
  severity: 'low',
  about: EncryptionKey,
  kinds: ['aws:kms:key'],
  rationale:
    'A disabled key costs as much as a live one, is switched on by one call, and decrypts what ' +
    'everybody believed to be gone.',
  remedy: {
    aws: 'Schedule its deletion once nothing is encrypted under it any more, or enable it.',
  },
  controls: {
    'nist-800-53-r5': ['SC-12'],
  },
  covers: {
    'aws:kms:key': ['aws-kms-key-unused'],
  },

  evaluate: (key) =>
    judge(key.state, (state) =>
      state === 'disabled'
        ? violated('The key is switched off and can be switched on again.')
        : holds('The key is in use or on its way out.'),
    ),
})
