import { known } from '#model'
import check from '../../../checks/recovery/old-objects-expire.ts'
import { bucket } from '../../../mocks/aws/s3Builder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a rule': bucket({ lifecycle: known([{ ofOldVersions: false }]) }),
    'a rule for old versions of a versioned bucket': bucket({
      versioning: known({ enabled: true, mfaDelete: false }),
      lifecycle: known([{ ofOldVersions: true }]),
    }),
  },
  fails: {
    'a bucket as S3 makes it': bucket(),
    'a versioned bucket that keeps all versions': bucket({
      versioning: known({ enabled: true, mfaDelete: false }),
      lifecycle: known([{ ofOldVersions: false }]),
    }),
  },
  unknown: {
    'rules we may not read': bucket({ lifecycle: denied('lifecycle') }),
  },
})
