import { known } from '#model'
import check from '../../../checks/encryption/storage-is-encrypted-twice.ts'
import { storageAccount } from '../../../mocks/azure/storageBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'an account that was made so': storageAccount({
      encryption: known({ key: null, inClear: [], infrastructure: true }),
    }),
  },
  fails: {
    'an account as the portal creates it': storageAccount(),
  },
  unknown: {
    'a setting that nobody could read': storageAccount({ encryption: denied('encryption') }),
  },
})
