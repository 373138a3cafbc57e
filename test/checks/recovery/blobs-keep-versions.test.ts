import { known } from '#model'
import check from '../../../checks/recovery/blobs-keep-versions.ts'
import { storageAccount } from '../../../mocks/azure/storageBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const retained = (versions: boolean, containerDays: number) => ({
  retained: known({ versions, blobDays: 7, containerDays }),
})

describeCheck(check, {
  passes: {
    'an account that was set so': storageAccount(retained(true, 7)),
    'an account for file shares': storageAccount({ retained: known(null) }),
  },
  fails: {
    'an account as the portal creates it': storageAccount(),
  },
  unknown: {
    'a setting that nobody could read': storageAccount({ retained: denied('retained') }),
  },
})
