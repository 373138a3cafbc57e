import { known } from '#model'
import check from '../../../checks/encryption/key-is-usable.ts'
import { keyVault, vaultKey } from '../../../mocks/azure/keyVaultBuilder.ts'
import { storageAccount } from '../../../mocks/azure/storageBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const vault = keyVault()
const under = (address: string) => ({
  encryption: known({ key: address, inClear: [], infrastructure: false }),
})
const [, name = ''] = vaultKey().name.split('/')
const OURS = storageAccount(under(`https://${vault.name}.vault.azure.net/keys/${name}/4f2a`))

describeCheck(check, {
  passes: {
    'an account under a key of Microsoft': storageAccount(),
    'an account under a key that is enabled': { resource: OURS, beside: [vault, vaultKey()] },
  },
  fails: {
    'a key that was switched off': {
      resource: OURS,
      beside: [vault, vaultKey({ enabled: known(false) })],
    },
    'a key that the vault no longer has': { resource: OURS, beside: [vault] },
  },
  unknown: {
    'a vault that is not in the subscription': {
      resource: storageAccount(under('https://elsewhere.vault.azure.net/keys/data')),
      beside: [vault, vaultKey()],
    },
    'a module of hardware, which is no vault': storageAccount(
      under('https://acme.managedhsm.azure.net/keys/data'),
    ),
    'a key that may not be read': {
      resource: OURS,
      beside: [vault, vaultKey({ enabled: denied('enabled') })],
    },
  },
})
