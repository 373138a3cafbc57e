import { known } from '#model'
import check from '../../../checks/storage/access-is-uniform.ts'
import { project } from '../../../mocks/gcp/projectBuilder.ts'
import { bucket } from '../../../mocks/gcp/storageBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a bucket as Google creates it': { resource: bucket(), beside: [project()] },
  },
  fails: {
    'fine-grained access': {
      resource: bucket({ uniformAccess: known(false) }),
      beside: [project()],
    },
  },
  unknown: {
    'a setting that nobody read': {
      resource: bucket({ uniformAccess: denied('uniformAccess') }),
      beside: [project()],
    },
  },
})
