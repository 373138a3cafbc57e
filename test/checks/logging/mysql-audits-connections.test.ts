import { known } from '#model'
import check from '../../../checks/logging/mysql-audits-connections.ts'
import { MYSQL_PARAMETERS, mysqlServer } from '../../../mocks/azure/databaseBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: { 'a server that tells who connects': mysqlServer() },
  fails: {
    'a server as it is made': mysqlServer({
      parameters: known({ ...MYSQL_PARAMETERS, audit_log_enabled: 'OFF' }),
    }),
    'an audit of statements alone': mysqlServer({
      parameters: known({ ...MYSQL_PARAMETERS, audit_log_events: 'DDL,DML' }),
    }),
  },
  unknown: { 'parameters we may not read': mysqlServer({ parameters: denied('parameters') }) },
})
