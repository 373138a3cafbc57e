import check from '../../../checks/identity/passwords-expire.ts'
import { iamAccount } from '../../../mocks/aws/iamBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'ninety days': iamAccount(),
  },
  fails: {
    'a year': iamAccount({ MaxPasswordAge: 365 }),
    never: iamAccount({ MaxPasswordAge: 0 }),
    'no policy': iamAccount(null),
  },
  unknown: {
    'the policy cannot be read': {
      ...iamAccount(),
      facts: { passwordPolicy: denied('password policy') },
    },
  },
})
