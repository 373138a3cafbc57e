import { known } from '#model'
import check from '../../../checks/recovery/backed-up.ts'
import { sqlInstance } from '../../../mocks/gcp/sqlBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'an instance as the console creates it': sqlInstance(),
    'a replica, which its primary is the backup of': sqlInstance({ backups: known(null) }),
  },
  fails: {
    'an instance without backups': sqlInstance({
      backups: known({ enabled: false, pointInTime: false, retained: 7 }),
    }),
    'an instance that keeps two': sqlInstance({
      backups: known({ enabled: true, pointInTime: false, retained: 2 }),
    }),
  },
  unknown: { 'a setting that nobody read': sqlInstance({ backups: denied('backups') }) },
})
