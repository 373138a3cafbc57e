import { known } from '#model'
import check from '../../../checks/recovery/database-returns-to-any-moment.ts'
import { cosmosAccount } from '../../../mocks/azure/databaseBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: { 'an account that is backed up continuously': cosmosAccount() },
  fails: {
    'an account that is copied every few hours': cosmosAccount({
      backups: known({ continuous: false, days: 0.3 }),
    }),
  },
  unknown: { 'an account we may not read': cosmosAccount({ backups: denied('account') }) },
})
