import check from '../../../checks/keys/disabled-encryption-key-is-deleted.ts'
import { key, keyMetadata } from '../../../mocks/aws/kmsBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a key as CreateKey makes it': key(),
    'a key on its way out': key({ metadata: keyMetadata({ state: 'PendingDeletion' }) }),
  },
  fails: {
    'a disabled key': key({ metadata: keyMetadata({ state: 'Disabled' }) }),
  },
  unknown: {
    'a key we may not describe': key({ metadata: denied('metadata') }),
  },
})
