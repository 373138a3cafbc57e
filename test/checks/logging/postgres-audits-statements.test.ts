import { known } from '#model'
import check from '../../../checks/logging/postgres-audits-statements.ts'
import { sqlInstance } from '../../../mocks/gcp/sqlBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'PostgreSQL with the flag on': sqlInstance({
      version: known('POSTGRES_16'),
      flags: known({ 'cloudsql.enable_pgaudit': 'on' }),
    }),
    'another engine': sqlInstance({ version: known('MYSQL_8_0') }),
  },
  fails: {
    'PostgreSQL with the flag off': sqlInstance({
      version: known('POSTGRES_16'),
      flags: known({ 'cloudsql.enable_pgaudit': 'off' }),
    }),
    'PostgreSQL where nobody set the flag': sqlInstance({ version: known('POSTGRES_16') }),
  },
  unknown: {
    'flags that nobody read': sqlInstance({
      version: known('POSTGRES_16'),
      flags: denied('flags'),
    }),
  },
})
