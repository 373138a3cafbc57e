import { known } from '#model'
import check from '../../../checks/encryption/tls-required.ts'
import { storageAccount } from '../../../mocks/azure/storageBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: { 'an account that insists on HTTPS': storageAccount() },
  fails: { 'an account that takes plain HTTP': storageAccount({ httpsOnly: known(false) }) },
  unknown: {
    'a setting that nobody could read': storageAccount({ httpsOnly: denied('httpsOnly') }),
  },
})
