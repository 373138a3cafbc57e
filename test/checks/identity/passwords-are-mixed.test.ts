import check from '../../../checks/identity/passwords-are-mixed.ts'
import { iamAccount } from '../../../mocks/aws/iamBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'all four kinds': iamAccount(),
  },
  fails: {
    'no symbols': iamAccount({ RequireSymbols: false }),
    'no policy': iamAccount(null),
  },
  unknown: {
    'the policy cannot be read': {
      ...iamAccount(),
      facts: { passwordPolicy: denied('password policy') },
    },
  },
})
