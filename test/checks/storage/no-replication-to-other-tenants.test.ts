import { known } from '#model'
import check from '../../../checks/storage/no-replication-to-other-tenants.ts'
import { storageAccount } from '../../../mocks/azure/storageBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'an account as the portal creates it': storageAccount(),
  },
  fails: {
    'an account from before December 2023': storageAccount({
      allowCrossTenantReplication: known(true),
    }),
  },
  unknown: {
    'a setting that nobody could read': storageAccount({
      allowCrossTenantReplication: denied('allowCrossTenantReplication'),
    }),
  },
})
