import { known } from '#model'
import check from '../../../checks/database/sqlserver-calls-no-remote-procedure.ts'
import { sqlInstance } from '../../../mocks/gcp/sqlBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'SQL Server with the flag off': sqlInstance({
      version: known('SQLSERVER_2022_STANDARD'),
      flags: known({ 'remote access': 'off' }),
    }),
    'another engine': sqlInstance({ version: known('POSTGRES_16') }),
  },
  fails: {
    'SQL Server with the flag on': sqlInstance({
      version: known('SQLSERVER_2022_STANDARD'),
      flags: known({ 'remote access': 'on' }),
    }),
    'SQL Server where nobody set the flag': sqlInstance({
      version: known('SQLSERVER_2022_STANDARD'),
    }),
  },
  unknown: {
    'flags that nobody read': sqlInstance({
      version: known('SQLSERVER_2022_STANDARD'),
      flags: denied('flags'),
    }),
  },
})
