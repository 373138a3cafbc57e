import { known } from '#model'
import check from '../../../checks/network/database-has-no-public-address.ts'
import { searchDomain } from '../../../mocks/aws/openSearchBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a domain in a VPC': searchDomain({ inVpc: known(true) }),
  },
  fails: {
    'a domain as it is made': searchDomain(),
  },
  unknown: {
    'a domain we may not ask about it': searchDomain({ inVpc: denied('inVpc') }),
  },
})
