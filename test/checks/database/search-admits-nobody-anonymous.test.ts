import { known } from '#model'
import check from '../../../checks/database/search-admits-nobody-anonymous.ts'
import { SIGN_IN, searchDomain } from '../../../mocks/aws/openSearchBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a domain as it is made': searchDomain(),
    'fine-grained access control': searchDomain({
      signIn: known({ ...SIGN_IN, fineGrained: true }),
    }),
  },
  fails: {
    'anonymous access': searchDomain({
      signIn: known({ ...SIGN_IN, fineGrained: true, anonymous: true }),
    }),
  },
  unknown: {
    'a domain we may not ask about it': searchDomain({ signIn: denied('signIn') }),
  },
})
