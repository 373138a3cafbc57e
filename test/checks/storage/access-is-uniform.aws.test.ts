import { known } from '#model'
import check from '../../../checks/storage/access-is-uniform.ts'
import { bucket } from '../../../mocks/aws/s3Builder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a bucket as S3 makes it': bucket(),
  },
  fails: {
    'ACLs are honoured': bucket({ ownership: known('ObjectWriter') }),
    'nobody ever chose': bucket({ ownership: known(null) }),
  },
  unknown: {
    'we may not see the setting': bucket({ ownership: denied('ownership') }),
  },
})
