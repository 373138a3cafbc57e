import { known } from '#model'
import check from '../../../checks/encryption/tls-is-modern.ts'
import { searchDomain } from '../../../mocks/aws/openSearchBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'TLS 1.2': searchDomain({ tlsPolicy: known('Policy-Min-TLS-1-2-PFS-2023-10') }),
    'a policy of next year': searchDomain({ tlsPolicy: known('Policy-Min-TLS-1-3-2027-01') }),
  },
  fails: {
    'a domain as it is made': searchDomain(),
  },
  unknown: {
    'a policy whose name tells nothing': searchDomain({ tlsPolicy: known('Policy-Perfect') }),
    'a domain we may not ask about it': searchDomain({ tlsPolicy: denied('tlsPolicy') }),
  },
})
