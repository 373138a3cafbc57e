import { known } from '#model'
import check from '../../../checks/encryption/customer-key.ts'
import { sqlDatabase, sqlServer } from '../../../mocks/azure/sqlBuilder.ts'
import { storageAccount } from '../../../mocks/azure/storageBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a database whose server is under a key of our own': {
      resource: sqlDatabase(),
      beside: [sqlServer({ key: known({ key: 'https://acme-keys.vault.azure.net/keys/sql/1' }) })],
    },
    'a key in a vault of our own': storageAccount({
      encryption: known({
        key: 'https://acme-keys.vault.azure.net/keys/data',
        inClear: [],
        infrastructure: false,
      }),
    }),
  },
  fails: {
    'a key of Microsoft': storageAccount(),
    'a database whose server is under a key of Microsoft': {
      resource: sqlDatabase(),
      beside: [sqlServer()],
    },
  },
  unknown: {
    'a server we may not ask': {
      resource: sqlDatabase(),
      beside: [sqlServer({ key: denied('protector') })],
    },
    'a setting that nobody could read': storageAccount({ encryption: denied('encryption') }),
  },
})
