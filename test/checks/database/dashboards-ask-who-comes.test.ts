import { known } from '#model'
import check from '../../../checks/database/dashboards-ask-who-comes.ts'
import { SIGN_IN, searchDomain } from '../../../mocks/aws/openSearchBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'sign-in by SAML or Cognito': searchDomain({ signIn: known({ ...SIGN_IN, dashboards: true }) }),
  },
  fails: {
    'a domain as it is made': searchDomain(),
  },
  unknown: {
    'a domain we may not ask about it': searchDomain({ signIn: denied('signIn') }),
  },
})
