import { known } from '#model'
import check from '../../../checks/logging/access-logged.ts'
import { sqlServer } from '../../../mocks/azure/sqlBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: { 'a server that is audited': sqlServer() },
  fails: { 'a server that is not': sqlServer({ audit: known(null) }) },
  unknown: { 'a server we may not ask': sqlServer({ audit: denied('auditing') }) },
})
