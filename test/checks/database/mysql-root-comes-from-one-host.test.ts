import { known } from '#model'
import check from '../../../checks/database/mysql-root-comes-from-one-host.ts'
import { sqlInstance } from '../../../mocks/gcp/sqlBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'an administrator with a host': sqlInstance({
      version: known('MYSQL_8_0'),
      users: known([{ name: 'root', host: '10.0.0.5', type: 'BUILT_IN' }]),
    }),
    PostgreSQL: sqlInstance(),
  },
  fails: {
    'root from anywhere': sqlInstance({
      version: known('MYSQL_8_0'),
      users: known([{ name: 'root', host: '%', type: 'BUILT_IN' }]),
    }),
    'root without a host, which is anywhere': sqlInstance({
      version: known('MYSQL_8_0'),
      users: known([{ name: 'root', type: 'BUILT_IN' }]),
    }),
  },
  unknown: {
    'users that we may not list': sqlInstance({
      version: known('MYSQL_8_0'),
      users: denied('users'),
    }),
  },
})
