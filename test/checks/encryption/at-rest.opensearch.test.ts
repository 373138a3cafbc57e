import { known } from '#model'
import check from '../../../checks/encryption/at-rest.ts'
import { KEY_ARN, key } from '../../../mocks/aws/kmsBuilder.ts'
import { searchDomain } from '../../../mocks/aws/openSearchBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'under a key of ours': {
      resource: searchDomain({ encryption: known({ key: KEY_ARN }) }),
      beside: [key()],
    },
    'under the key of the service': searchDomain({ encryption: known({ key: null }) }),
  },
  fails: {
    'a domain as it is made': searchDomain(),
  },
  unknown: {
    'a domain we may not ask about it': searchDomain({ encryption: denied('encryption') }),
  },
})
