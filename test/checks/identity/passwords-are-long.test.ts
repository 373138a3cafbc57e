import check from '../../../checks/identity/passwords-are-long.ts'
import { iamAccount } from '../../../mocks/aws/iamBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'fourteen characters': iamAccount(),
  },
  fails: {
    'eight characters': iamAccount({ MinimumPasswordLength: 8 }),
    'no policy': iamAccount(null),
  },
  unknown: {
    'the policy cannot be read': {
      ...iamAccount(),
      facts: { passwordPolicy: denied('password policy') },
    },
  },
})
