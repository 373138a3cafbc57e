import { known } from '#model'
import check from '../../../checks/database/secrets-do-not-administer.ts'
import { cosmosAccount } from '../../../mocks/azure/databaseBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: { 'keys for items alone': cosmosAccount({ keysManage: known(false) }) },
  fails: { 'keys as they are made': cosmosAccount() },
  unknown: { 'an account we may not read': cosmosAccount({ keysManage: denied('account') }) },
})
