import { known } from '#model'
import check from '../../../checks/recovery/purge-protected.ts'
import { managedHsm } from '../../../mocks/azure/analyticsBuilder.ts'
import { keyVault } from '../../../mocks/azure/keyVaultBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a managed HSM that was protected': managedHsm({ purgeProtection: known(true) }),
    'a vault with purge protection': keyVault(),
  },
  fails: {
    'a managed HSM as it is made': managedHsm(),

    'a vault that can be purged': keyVault({ purgeProtection: known(false) }),
    'a vault from before soft delete, which has nothing to protect': keyVault({
      softDelete: known(false),
    }),
  },
  unknown: {
    'a managed HSM we may not read': managedHsm({ purgeProtection: denied('hsm') }),
    'a vault we may not read': keyVault({ purgeProtection: denied('vault') }),
  },
})
