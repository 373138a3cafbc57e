import { known } from '#model'
import check from '../../../checks/encryption/tls-required.ts'
import { searchDomain } from '../../../mocks/aws/openSearchBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'HTTPS alone': searchDomain({ httpsOnly: known(true) }),
  },
  fails: {
    'a domain as it is made': searchDomain(),
  },
  unknown: {
    'a domain we may not ask about it': searchDomain({ httpsOnly: denied('httpsOnly') }),
  },
})
