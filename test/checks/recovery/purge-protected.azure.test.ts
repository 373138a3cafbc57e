import { known } from '#model'
import check from '../../../checks/recovery/purge-protected.ts'
import { keyVault } from '../../../mocks/azure/keyVaultBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: { 'a vault with purge protection': keyVault() },
  fails: {
    'a vault that can be purged': keyVault({ purgeProtection: known(false) }),
    'a vault from before soft delete, which has nothing to protect': keyVault({
      softDelete: known(false),
    }),
  },
  unknown: { 'a vault we may not read': keyVault({ purgeProtection: denied('vault') }) },
})
