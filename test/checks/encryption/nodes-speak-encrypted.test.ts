import { known } from '#model'
import check from '../../../checks/encryption/nodes-speak-encrypted.ts'
import { searchDomain } from '../../../mocks/aws/openSearchBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a domain with it switched on': searchDomain({ nodeToNode: known(true) }),
  },
  fails: {
    'a domain as it is made': searchDomain(),
  },
  unknown: {
    'a domain we may not ask about it': searchDomain({ nodeToNode: denied('nodeToNode') }),
  },
})
