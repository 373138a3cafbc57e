import check from '../../../checks/identity/password-has-second-factor.ts'
import { credentials, user } from '../../../mocks/aws/iamBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'no password': user(),
    'a password and a device': user({
      credentials: credentials({ passwordEnabled: true, hasSecondFactor: true }),
    }),
  },
  fails: {
    'a password alone': user({ credentials: credentials({ passwordEnabled: true }) }),
  },
  unknown: {
    'the report cannot be read': user({ credentials: denied('report') }),
  },
})
