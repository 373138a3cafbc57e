import { known } from '#model'
import check from '../../../checks/database/search-tells-its-users-apart.ts'
import { SIGN_IN, searchDomain } from '../../../mocks/aws/openSearchBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'fine-grained access control': searchDomain({
      signIn: known({ ...SIGN_IN, fineGrained: true }),
    }),
  },
  fails: {
    'a domain as it is made': searchDomain(),
  },
  unknown: {
    'a domain we may not ask about it': searchDomain({ signIn: denied('signIn') }),
  },
})
