import { known } from '#model'
import check from '../../../checks/keys/vault-goes-by-roles.ts'
import { keyVault } from '../../../mocks/azure/keyVaultBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: { 'a vault as it is made': keyVault() },
  fails: { 'a vault with a list of its own': keyVault({ byRoles: known(false) }) },
  unknown: { 'a vault we may not read': keyVault({ byRoles: denied('vault') }) },
})
