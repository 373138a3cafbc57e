import { known } from '#model'
import check from '../../../checks/keys/rotated.ts'
import { key, keyMetadata, keyOfAws } from '../../../mocks/aws/kmsBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a key rotated each year': key({ rotation: known(365, 'kms:GetKeyRotationStatus') }),
    'a key that KMS cannot rotate': key({ rotation: known('not-rotatable') }),
    'a key that waits to be deleted': key({ metadata: keyMetadata({ state: 'PendingDeletion' }) }),
    'a key of AWS': keyOfAws(),
  },
  fails: { 'a key as CreateKey makes it': key() },
  unknown: { 'a rotation we may not read': key({ rotation: denied('rotation') }) },
})
