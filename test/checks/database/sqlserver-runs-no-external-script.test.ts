import { known } from '#model'
import check from '../../../checks/database/sqlserver-runs-no-external-script.ts'
import { sqlInstance } from '../../../mocks/gcp/sqlBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'SQL Server with the flag off': sqlInstance({
      version: known('SQLSERVER_2022_STANDARD'),
      flags: known({ 'external scripts enabled': 'off' }),
    }),
    'another engine': sqlInstance({ version: known('POSTGRES_16') }),
    'SQL Server where nobody set the flag': sqlInstance({
      version: known('SQLSERVER_2022_STANDARD'),
    }),
  },
  fails: {
    'SQL Server with the flag on': sqlInstance({
      version: known('SQLSERVER_2022_STANDARD'),
      flags: known({ 'external scripts enabled': 'on' }),
    }),
  },
  unknown: {
    'flags that nobody read': sqlInstance({
      version: known('SQLSERVER_2022_STANDARD'),
      flags: denied('flags'),
    }),
  },
})
