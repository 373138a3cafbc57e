import { known } from '#model'
import check from '../../../checks/logging/postgres-logs-connections.ts'
import { sqlInstance } from '../../../mocks/gcp/sqlBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'all of them set': sqlInstance({
      flags: known({ log_connections: 'on', log_disconnections: 'on' }),
    }),
    MySQL: sqlInstance({ version: known('MYSQL_8_0') }),
  },
  fails: {
    'an instance as the console creates it': sqlInstance(),
    'one of them alone': sqlInstance({ flags: known({ log_connections: 'on' }) }),
  },
  unknown: {
    'flags that nobody read': sqlInstance({ flags: denied('flags') }),
  },
})
