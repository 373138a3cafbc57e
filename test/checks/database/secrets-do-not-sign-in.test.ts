import { known } from '#model'
import check from '../../../checks/database/secrets-do-not-sign-in.ts'
import { synapseWorkspace } from '../../../mocks/azure/analyticsBuilder.ts'
import { cosmosAccount, postgresqlServer } from '../../../mocks/azure/databaseBuilder.ts'
import { sqlServer } from '../../../mocks/azure/sqlBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a Synapse workspace for the directory alone': synapseWorkspace({
      passwordsWork: known(false),
    }),

    'a SQL server for the directory alone': sqlServer({
      directory: known({ login: 'database-team', only: true }),
    }),
    'a PostgreSQL server without passwords': postgresqlServer(),
    'a Cosmos DB account whose keys are off': cosmosAccount({ keysWork: known(false) }),
  },
  fails: {
    'a Synapse workspace as it is made': synapseWorkspace(),

    'a SQL server as it is made': sqlServer(),
    'a SQL server that takes passwords beside the directory': sqlServer({
      directory: known({ login: 'database-team', only: false }),
    }),
    'a PostgreSQL server that takes both': postgresqlServer({
      signIn: known({ byPassword: true, byDirectory: true }),
    }),
    'a Cosmos DB account as it is made': cosmosAccount(),
  },
  unknown: {
    'a Synapse workspace we may not read': synapseWorkspace({ passwordsWork: denied('workspace') }),

    'administrators we may not list': sqlServer({ directory: denied('administrators') }),
    'a PostgreSQL server we may not read': postgresqlServer({ signIn: denied('server') }),
    'a Cosmos DB account we may not read': cosmosAccount({ keysWork: denied('account') }),
  },
})
