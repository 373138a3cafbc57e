import { known } from '#model'
import check from '../../../checks/storage/public-access-block.ts'
import { storageAccount } from '../../../mocks/azure/storageBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: { 'an account as the portal creates it': storageAccount() },
  fails: { 'an account that permits it': storageAccount({ allowBlobPublicAccess: known(true) }) },
  unknown: {
    'a switch that nobody could read': storageAccount({
      allowBlobPublicAccess: denied('allowBlobPublicAccess'),
    }),
  },
})
