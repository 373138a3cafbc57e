import { known } from '#model'
import check from '../../../checks/storage/uniform-access-is-forced.ts'
import { project } from '../../../mocks/gcp/projectBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a project under the constraint': project({
      uniformBucketLevelAccess: known([{ enforce: true }]),
    }),
  },
  fails: {
    'a project as Google creates it': project(),
  },
  unknown: {
    'an organisation policy that we may not read': project({
      uniformBucketLevelAccess: denied('uniformBucketLevelAccess'),
    }),
  },
})
