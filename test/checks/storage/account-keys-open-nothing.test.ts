import { known } from '#model'
import check from '../../../checks/storage/account-keys-open-nothing.ts'
import { storageAccount } from '../../../mocks/azure/storageBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'an account that Entra alone opens': storageAccount({ allowSharedKeyAccess: known(false) }),
  },
  fails: {
    'an account as the portal creates it': storageAccount(),
  },
  unknown: {
    'a setting that nobody could read': storageAccount({
      allowSharedKeyAccess: denied('allowSharedKeyAccess'),
    }),
  },
})
