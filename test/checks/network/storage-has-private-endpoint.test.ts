import { known } from '#model'
import check from '../../../checks/network/storage-has-private-endpoint.ts'
import { storageAccount } from '../../../mocks/azure/storageBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'an account with one': storageAccount({ privateEndpoints: known(1) }),
  },
  fails: {
    'an account as the portal creates it': storageAccount(),
  },
  unknown: {
    'a setting that nobody could read': storageAccount({
      privateEndpoints: denied('privateEndpoints'),
    }),
  },
})
