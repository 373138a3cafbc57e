import { known } from '#model'
import check from '../../../checks/recovery/retention-is-locked.ts'
import { project } from '../../../mocks/gcp/projectBuilder.ts'
import { bucket } from '../../../mocks/gcp/storageBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a year that nobody can lift': {
      resource: bucket({ retention: known({ seconds: 31_536_000, locked: true }) }),
      beside: [project()],
    },
  },
  fails: {
    'a bucket as Google creates it': { resource: bucket(), beside: [project()] },
    'a year that can be lifted': {
      resource: bucket({ retention: known({ seconds: 31_536_000, locked: false }) }),
      beside: [project()],
    },
  },
  unknown: {
    'a policy that nobody read': {
      resource: bucket({ retention: denied('retention') }),
      beside: [project()],
    },
  },
})
