import { known } from '#model'
import check from '../../../checks/network/database-has-no-public-address.ts'
import { sqlServer } from '../../../mocks/azure/sqlBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: { 'a server behind private endpoints': sqlServer({ publicAccess: known(false) }) },
  fails: { 'a server as it is made': sqlServer() },
  unknown: { 'a server we may not read': sqlServer({ publicAccess: denied('server') }) },
})
