import { known } from '#model'
import check from '../../../checks/database/passwords-follow-a-policy.ts'
import { sqlInstance } from '../../../mocks/gcp/sqlBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a policy': sqlInstance({ passwordPolicy: known(true) }),
  },
  fails: {
    'an instance as the console creates it': sqlInstance(),
  },
  unknown: {
    'a setting that nobody read': sqlInstance({ passwordPolicy: denied('passwordPolicy') }),
  },
})
