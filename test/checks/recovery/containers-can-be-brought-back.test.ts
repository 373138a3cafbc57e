import { known } from '#model'
import check from '../../../checks/recovery/containers-can-be-brought-back.ts'
import { storageAccount } from '../../../mocks/azure/storageBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const retained = (versions: boolean, containerDays: number) => ({
  retained: known({ versions, blobDays: 7, containerDays }),
})

describeCheck(check, {
  passes: {
    'an account as the portal creates it': storageAccount(),
    'an account for file shares': storageAccount({ retained: known(null) }),
  },
  fails: {
    'an account that forgets at once': storageAccount(retained(true, 0)),
    'an account that forgets over the weekend': storageAccount(retained(true, 2)),
  },
  unknown: {
    'a setting that nobody could read': storageAccount({ retained: denied('retained') }),
  },
})
