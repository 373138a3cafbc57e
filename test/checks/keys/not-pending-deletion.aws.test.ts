import check from '../../../checks/keys/not-pending-deletion.ts'
import { key, keyMetadata, keyOfAws } from '../../../mocks/aws/kmsBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'an enabled key': key(),
    'a disabled key': key({ metadata: keyMetadata({ state: 'Disabled' }) }),
    'a key of AWS': keyOfAws(),
  },
  fails: {
    'a key that waits to be deleted': key({ metadata: keyMetadata({ state: 'PendingDeletion' }) }),
    'a primary key that waits for its replicas': key({
      metadata: keyMetadata({ state: 'PendingReplicaDeletion' }),
    }),
  },
  unknown: { 'a key we may not describe': key({ metadata: denied('metadata') }) },
})
