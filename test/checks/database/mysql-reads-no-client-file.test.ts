import { known } from '#model'
import check from '../../../checks/database/mysql-reads-no-client-file.ts'
import { sqlInstance } from '../../../mocks/gcp/sqlBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'MySQL with the flag off': sqlInstance({
      version: known('MYSQL_8_0'),
      flags: known({ local_infile: 'off' }),
    }),
    'another engine': sqlInstance({ version: known('POSTGRES_16') }),
  },
  fails: {
    'MySQL with the flag on': sqlInstance({
      version: known('MYSQL_8_0'),
      flags: known({ local_infile: 'on' }),
    }),
    'MySQL where nobody set the flag': sqlInstance({ version: known('MYSQL_8_0') }),
  },
  unknown: {
    'flags that nobody read': sqlInstance({ version: known('MYSQL_8_0'), flags: denied('flags') }),
  },
})
