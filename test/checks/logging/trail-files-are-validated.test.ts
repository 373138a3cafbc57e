import { known } from '#model'
import check from '../../../checks/logging/trail-files-are-validated.ts'
import { trail } from '../../../mocks/aws/cloudTrailBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a trail as the console makes it': trail(),
  },
  fails: {
    'a trail without digests': trail({ validatesFiles: known(false) }),
  },
  unknown: {
    'we may not see the setting': trail({ validatesFiles: denied('validatesFiles') }),
  },
})
