import { known } from '#model'
import check from '../../../checks/encryption/customer-key.ts'
import { storageAccount } from '../../../mocks/azure/storageBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a key in a vault of our own': storageAccount({
      encryption: known({
        key: 'https://acme-keys.vault.azure.net/keys/data',
        inClear: [],
        infrastructure: false,
      }),
    }),
  },
  fails: { 'a key of Microsoft': storageAccount() },
  unknown: {
    'a setting that nobody could read': storageAccount({ encryption: denied('encryption') }),
  },
})
