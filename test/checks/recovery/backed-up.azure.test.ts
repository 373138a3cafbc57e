import { known } from '#model'
import check from '../../../checks/recovery/backed-up.ts'
import { sqlDatabase } from '../../../mocks/azure/sqlBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: { 'a week of any moment': sqlDatabase() },
  fails: { 'a single day': sqlDatabase({ retentionDays: known(1) }) },
  unknown: { 'a database we may not ask': sqlDatabase({ retentionDays: denied('retention') }) },
})
