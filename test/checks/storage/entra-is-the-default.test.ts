import { known } from '#model'
import check from '../../../checks/storage/entra-is-the-default.ts'
import { storageAccount } from '../../../mocks/azure/storageBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'an account that was set so': storageAccount({ entraByDefault: known(true) }),
  },
  fails: {
    'an account as the portal creates it': storageAccount(),
  },
  unknown: {
    'a setting that nobody could read': storageAccount({
      entraByDefault: denied('entraByDefault'),
    }),
  },
})
