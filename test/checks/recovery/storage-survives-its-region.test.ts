import { known } from '#model'
import check from '../../../checks/recovery/storage-survives-its-region.ts'
import { storageAccount } from '../../../mocks/azure/storageBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'an account as the portal creates it': storageAccount(),
    'three zones here and a copy elsewhere': storageAccount({ sku: known('Standard_GZRS') }),
  },
  fails: {
    'three copies in one building': storageAccount({ sku: known('Standard_LRS') }),
    'three buildings of one region': storageAccount({ sku: known('Premium_ZRS') }),
  },
  unknown: {
    'a setting that nobody could read': storageAccount({ sku: denied('sku') }),
  },
})
