import { known } from '#model'
import check from '../../../checks/logging/access-logged.ts'
import { searchDomain } from '../../../mocks/aws/openSearchBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'audit logs': searchDomain({
      auditLog: known('arn:aws:logs:eu-west-1:111122223333:log-group:search'),
    }),
  },
  fails: {
    'a domain as it is made': searchDomain(),
  },
  unknown: {
    'a domain we may not ask about it': searchDomain({ auditLog: denied('auditLog') }),
  },
})
