import { known } from '#model'
import check from '../../../checks/keys/vault-policies-are-narrow.ts'
import { keyVault } from '../../../mocks/azure/keyVaultBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const holder = '2ac3e000-0000-4000-8000-0000000000e1'
const granting = (...permissions: readonly string[]) => ({
  byRoles: known(false),
  accessPolicies: known([{ holder, permissions }]),
})

describeCheck(check, {
  passes: {
    'a vault that goes by roles, with an old list that counts for nothing': keyVault({
      ...granting('secrets all'),
      byRoles: known(true),
    }),
    'a program that reads secrets': keyVault(granting('secrets get', 'secrets list')),
    'a vault that nobody may use': keyVault({ byRoles: known(false) }),
  },
  fails: {
    'a program that may do everything with secrets': keyVault(granting('secrets all')),
    'a person who may destroy keys for ever': keyVault(granting('keys get', 'keys purge')),
  },
  unknown: {
    'a list we may not read': keyVault({ byRoles: known(false), accessPolicies: denied('list') }),
    'a broad list of which nobody knows whether it counts': keyVault({
      ...granting('certificates all'),
      byRoles: denied('vault'),
    }),
  },
})
