import check from '../../../checks/identity/password-rules-are-set.ts'
import { iamAccount } from '../../../mocks/aws/iamBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a password policy': iamAccount(),
  },
  fails: {
    none: iamAccount(null),
  },
  unknown: {
    'the policy cannot be read': {
      ...iamAccount(),
      facts: { passwordPolicy: denied('password policy') },
    },
  },
})
