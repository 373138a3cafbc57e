import { known } from '#model'
import check from '../../../checks/encryption/at-rest.ts'
import { storageAccount } from '../../../mocks/azure/storageBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: { 'an account as every new one is': storageAccount() },
  fails: {
    'an account of 2015 whose files were never encrypted': storageAccount({
      encryption: known({ key: null, inClear: ['file'], infrastructure: false }),
    }),
  },
  unknown: {
    'a setting that nobody could read': storageAccount({ encryption: denied('encryption') }),
  },
})
