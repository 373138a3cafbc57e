import { known } from '#model'
import check from '../../../checks/database/identities-can-sign-in.ts'
import { postgresqlServer } from '../../../mocks/azure/databaseBuilder.ts'
import { sqlServer } from '../../../mocks/azure/sqlBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const passwordsAlone = known({ byPassword: true, byDirectory: false })

describeCheck(check, {
  passes: {
    'a SQL server with an administrator from the directory': sqlServer({
      directory: known({ login: 'database-team', only: false }),
    }),
    'a PostgreSQL server with one': postgresqlServer(),
  },
  fails: {
    'a SQL server without one': sqlServer(),
    'a PostgreSQL server without one': postgresqlServer({ directoryAdministrators: known([]) }),
    'a PostgreSQL server where the directory was switched off again': postgresqlServer({
      signIn: passwordsAlone,
    }),
    'a PostgreSQL server without the directory, whoever is on a list that we may not read':
      postgresqlServer({ signIn: passwordsAlone, directoryAdministrators: denied('list') }),
  },
  unknown: {
    'administrators we may not list': sqlServer({ directory: denied('administrators') }),
    'a PostgreSQL server whose list we may not read': postgresqlServer({
      directoryAdministrators: denied('list'),
    }),
    'a PostgreSQL server we may not read': postgresqlServer({ signIn: denied('server') }),
  },
})
