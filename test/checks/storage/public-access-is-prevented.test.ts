import { known } from '#model'
import check from '../../../checks/storage/public-access-is-prevented.ts'
import { project } from '../../../mocks/gcp/projectBuilder.ts'
import { bucket } from '../../../mocks/gcp/storageBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'prevention on the bucket': {
      resource: bucket({ publicAccessPrevention: known('enforced') }),
      beside: [project()],
    },
    'prevention by the organisation': {
      resource: bucket(),
      beside: [project({ publicAccessPrevention: known([{ enforce: true }]) })],
    },
  },
  fails: {
    'a bucket as Google creates it': { resource: bucket(), beside: [project()] },
  },
  unknown: {
    'an organisation policy that we may not read': {
      resource: bucket(),
      beside: [project({ publicAccessPrevention: denied('publicAccessPrevention') })],
    },
  },
})
