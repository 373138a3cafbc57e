import { known } from '#model'
import check from '../../../checks/recovery/old-objects-expire.ts'
import { project } from '../../../mocks/gcp/projectBuilder.ts'
import { bucket } from '../../../mocks/gcp/storageBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a rule': { resource: bucket({ lifecycleRules: known(1) }), beside: [project()] },
  },
  fails: {
    'a bucket as Google creates it': { resource: bucket(), beside: [project()] },
  },
  unknown: {
    'rules that nobody read': {
      resource: bucket({ lifecycleRules: denied('lifecycleRules') }),
      beside: [project()],
    },
  },
})
