import { known } from '#model'
import check from '../../../checks/database/postgres-slows-guessing.ts'
import { POSTGRESQL_PARAMETERS, postgresqlServer } from '../../../mocks/azure/databaseBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: { 'a server with the brake on': postgresqlServer() },
  fails: {
    'a server as it is made': postgresqlServer({
      parameters: known({ ...POSTGRESQL_PARAMETERS, 'connection_throttle.enable': 'off' }),
    }),
  },
  unknown: { 'parameters we may not read': postgresqlServer({ parameters: denied('parameters') }) },
})
