import check from '../../../checks/identity/passwords-are-not-reused.ts'
import { iamAccount } from '../../../mocks/aws/iamBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'twenty-four remembered': iamAccount(),
  },
  fails: {
    'five remembered': iamAccount({ PasswordReusePrevention: 5 }),
    'no policy': iamAccount(null),
  },
  unknown: {
    'the policy cannot be read': {
      ...iamAccount(),
      facts: { passwordPolicy: denied('password policy') },
    },
  },
})
