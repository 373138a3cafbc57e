import { known } from '#model'
import check from '../../../checks/identity/role-is-used.ts'
import { role } from '../../../mocks/aws/iamBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'used yesterday': role(),
    'made last week and not used yet': role({
      lastUsedAt: known(null),
      createdAt: known('2026-11-15T00:00:00Z'),
    }),
    'made by AWS for a service': role({
      path: known('/aws-service-role/rds.amazonaws.com/'),
      lastUsedAt: known(null),
    }),
  },
  fails: {
    'used last in spring': role({ lastUsedAt: known('2026-04-01T00:00:00Z') }),
    'never used': role({ lastUsedAt: known(null) }),
  },
  unknown: {
    'we may not see when': role({ lastUsedAt: denied('lastUsedAt') }),
  },
})
