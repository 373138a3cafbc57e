import { known } from '#model'
import check from '../../../checks/logging/postgres-logs-its-work.ts'
import { POSTGRESQL_PARAMETERS, postgresqlServer } from '../../../mocks/azure/databaseBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: { 'a server that logs both': postgresqlServer() },
  fails: {
    'a server that logs no durations': postgresqlServer({
      parameters: known({ ...POSTGRESQL_PARAMETERS, log_duration: 'off' }),
    }),
  },
  unknown: { 'parameters we may not read': postgresqlServer({ parameters: denied('parameters') }) },
})
