import { known } from '#model'
import check from '../../../checks/logging/postgres-keeps-its-logs.ts'
import { POSTGRESQL_PARAMETERS, postgresqlServer } from '../../../mocks/azure/databaseBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: { 'a week': postgresqlServer() },
  fails: {
    'three days': postgresqlServer({
      parameters: known({ ...POSTGRESQL_PARAMETERS, 'logfiles.retention_days': '3' }),
    }),
    'a server that does not say': postgresqlServer({ parameters: known({}) }),
  },
  unknown: { 'parameters we may not read': postgresqlServer({ parameters: denied('parameters') }) },
})
