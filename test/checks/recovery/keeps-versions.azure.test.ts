import { known } from '#model'
import check from '../../../checks/recovery/keeps-versions.ts'
import { storageAccount } from '../../../mocks/azure/storageBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const retained = (versions: boolean, blobDays: number) =>
  storageAccount({ retained: known({ versions, blobDays, containerDays: 7 }) })

describeCheck(check, {
  passes: {
    'a week of soft delete, as the portal sets it': storageAccount(),
    'versions instead of soft delete': retained(true, 0),
    'an account for file shares, which has no blobs': storageAccount({ retained: known(null) }),
  },
  fails: { 'neither of the two': retained(false, 0) },
  unknown: {
    'a blob service that may not be read': storageAccount({ retained: denied('retained') }),
  },
})
