import { known } from '#model'
import check from '../../../checks/network/storage-has-no-public-address.ts'
import { storageAccount } from '../../../mocks/azure/storageBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'an account that private endpoints alone reach': storageAccount({
      publicNetworkAccess: known('Disabled'),
    }),
    'an account behind a perimeter': storageAccount({
      publicNetworkAccess: known('SecuredByPerimeter'),
    }),
  },
  fails: {
    'an account as the portal creates it': storageAccount(),
  },
  unknown: {
    'a setting that nobody could read': storageAccount({
      publicNetworkAccess: denied('publicNetworkAccess'),
    }),
  },
})
