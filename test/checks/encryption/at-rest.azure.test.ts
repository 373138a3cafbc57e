import { known } from '#model'
import check from '../../../checks/encryption/at-rest.ts'
import { sqlDatabase, sqlServer } from '../../../mocks/azure/sqlBuilder.ts'
import { storageAccount } from '../../../mocks/azure/storageBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'an account as every new one is': storageAccount(),
    'a database as every new one is': { resource: sqlDatabase(), beside: [sqlServer()] },
  },
  fails: {
    'a database whose encryption was switched off': sqlDatabase({ encrypted: known(false) }),
    'an account of 2015 whose files were never encrypted': storageAccount({
      encryption: known({ key: null, inClear: ['file'], infrastructure: false }),
    }),
  },
  unknown: {
    'a database we may not ask': sqlDatabase({ encrypted: denied('encryption') }),
    'a setting that nobody could read': storageAccount({ encryption: denied('encryption') }),
  },
})
