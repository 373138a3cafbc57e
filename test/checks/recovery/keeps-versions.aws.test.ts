import { known } from '#model'
import check from '../../../checks/recovery/keeps-versions.ts'
import { bucket } from '../../../mocks/aws/s3Builder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a bucket with versioning': bucket({ versioning: known({ enabled: true, mfaDelete: false }) }),
  },
  fails: { 'a bucket without': bucket() },
  unknown: { 'a setting we may not read': bucket({ versioning: denied('versioning') }) },
})
