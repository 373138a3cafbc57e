import { known } from '#model'
import check from '../../../checks/recovery/database-returns-to-any-moment.ts'
import { sqlInstance } from '../../../mocks/gcp/sqlBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'an instance as the console creates it': sqlInstance(),
    'a replica': sqlInstance({ backups: known(null) }),
  },
  fails: {
    'backups alone': sqlInstance({
      backups: known({ enabled: true, pointInTime: false, retained: 7 }),
    }),
  },
  unknown: {
    'a setting that nobody read': sqlInstance({ backups: denied('backups') }),
  },
})
