import { known } from '#model'
import check from '../../../checks/database/sqlserver-breaks-ownership-chains.ts'
import { sqlInstance } from '../../../mocks/gcp/sqlBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'SQL Server with the flag off': sqlInstance({
      version: known('SQLSERVER_2022_STANDARD'),
      flags: known({ 'cross db ownership chaining': 'off' }),
    }),
    'another engine': sqlInstance({ version: known('POSTGRES_16') }),
    'SQL Server where nobody set the flag': sqlInstance({
      version: known('SQLSERVER_2022_STANDARD'),
    }),
  },
  fails: {
    'SQL Server with the flag on': sqlInstance({
      version: known('SQLSERVER_2022_STANDARD'),
      flags: known({ 'cross db ownership chaining': 'on' }),
    }),
  },
  unknown: {
    'flags that nobody read': sqlInstance({
      version: known('SQLSERVER_2022_STANDARD'),
      flags: denied('flags'),
    }),
  },
})
