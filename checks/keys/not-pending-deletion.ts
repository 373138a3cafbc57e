import { defineCheck, holds, judge, violated } from '#model'
import { EncryptionKey } from '#views'

export default defineCheck({
  id: 'keys/not-pending-deletion',
  title: 'No key is waiting to be deleted',
  severity: 'high',
  about: EncryptionKey,
  rationale:
    'Deleting a key destroys everything encrypted under it, beyond any backup. The waiting ' +
    'period is the only chance to notice: an attacker who wants to destroy or extort ' +
    'schedules the deletion and hopes that nobody looks for a week.',
  remedy: {
    aws: 'Cancel the deletion with kms:CancelKeyDeletion unless it is meant.',
    azure: 'Recover the deleted key.',
    gcp: 'Restore the key version that is scheduled for destruction.',
  },
  controls: {
    'nist-800-53-r5': ['SC-12', 'CP-9'],
  },
  covers: {
    'aws:kms:key': ['aws-kms-key-pending-deletion'],
  },

  evaluate: (key) =>
    judge(key.state, (state) =>
      state === 'pending-deletion'
        ? violated('The key is scheduled for deletion.')
        : holds(`The key is ${state}, not scheduled for deletion.`),
    ),
})
