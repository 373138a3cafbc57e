import { known } from '#model'
import check from '../../../checks/storage/no-sftp.ts'
import { storageAccount } from '../../../mocks/azure/storageBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'an account as the portal creates it': storageAccount(),
  },
  fails: {
    'an account that suppliers upload to': storageAccount({ sftp: known(true) }),
  },
  unknown: {
    'a setting that nobody could read': storageAccount({ sftp: denied('sftp') }),
  },
})
