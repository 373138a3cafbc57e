import { known } from '#model'
import check from '../../../checks/recovery/keeps-versions.ts'
import { bucket } from '../../../mocks/gcp/storageBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const NO_SOFT_DELETE = { softDeleteSeconds: known(0) }

describeCheck(check, {
  passes: {
    'a bucket as Google creates it, with a week of soft delete': bucket(),
    'versions instead of soft delete': bucket({ ...NO_SOFT_DELETE, versioning: known(true) }),
  },
  fails: { 'neither of the two': bucket(NO_SOFT_DELETE) },
  unknown: {
    'no soft delete, and versions nobody knows of': bucket({
      ...NO_SOFT_DELETE,
      versioning: denied('versioning'),
    }),
  },
})
