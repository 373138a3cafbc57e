import { known } from '#model'
import check from '../../../checks/database/search-users-are-cloud-identities.ts'
import { SIGN_IN, searchDomain } from '../../../mocks/aws/openSearchBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'users of IAM alone': searchDomain({ signIn: known({ ...SIGN_IN, fineGrained: true }) }),
  },
  fails: {
    'users of its own': searchDomain({
      signIn: known({ ...SIGN_IN, fineGrained: true, internalUsers: true }),
    }),
  },
  unknown: {
    'a domain we may not ask about it': searchDomain({ signIn: denied('signIn') }),
  },
})
