import { known } from '#model'
import check from '../../../checks/network/database-takes-connectors-only.ts'
import { sqlInstance } from '../../../mocks/gcp/sqlBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    enforcement: sqlInstance({ connectorRequired: known(true) }),
  },
  fails: {
    'an instance as the console creates it': sqlInstance(),
  },
  unknown: {
    'a setting that nobody read': sqlInstance({ connectorRequired: denied('connectorRequired') }),
  },
})
