import { known } from '#model'
import check from '../../../checks/network/database-has-no-public-address.ts'
import {
  databricksWorkspace,
  kustoCluster,
  managedInstance,
  synapseWorkspace,
} from '../../../mocks/azure/analyticsBuilder.ts'
import { redisCache } from '../../../mocks/azure/cacheBuilder.ts'
import {
  cosmosAccount,
  mysqlServer,
  postgresqlServer,
} from '../../../mocks/azure/databaseBuilder.ts'
import { sqlServer } from '../../../mocks/azure/sqlBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a managed instance as it is made': managedInstance(),
    'a Synapse workspace behind private endpoints': synapseWorkspace({
      publicAccess: known(false),
    }),
    'a Data Explorer behind private endpoints': kustoCluster({ publicAccess: known(false) }),
    'a Databricks workspace behind private endpoints': databricksWorkspace({
      publicAccess: known(false),
    }),

    'a cache in a virtual network': redisCache({ publicAccess: known(false) }),

    'a PostgreSQL server in a virtual network': postgresqlServer({ publicAccess: known(false) }),
    'a MySQL server in a virtual network': mysqlServer({ publicAccess: known(false) }),
    'a Cosmos DB account behind private endpoints': cosmosAccount({ publicAccess: known(false) }),
    'a server behind private endpoints': sqlServer({ publicAccess: known(false) }),
  },
  fails: {
    'a managed instance with its public endpoint': managedInstance({ publicEndpoint: known(true) }),
    'a Synapse workspace as it is made': synapseWorkspace(),
    'a Data Explorer as it is made': kustoCluster(),
    'a Databricks workspace as it is made': databricksWorkspace(),

    'a cache as it is made': redisCache(),

    'a PostgreSQL server as it is made': postgresqlServer(),
    'a MySQL server as it is made': mysqlServer(),
    'a Cosmos DB account as it is made': cosmosAccount(),
    'a server as it is made': sqlServer(),
  },
  unknown: {
    'a managed instance we may not read': managedInstance({ publicEndpoint: denied('instance') }),
    'a Synapse workspace we may not read': synapseWorkspace({ publicAccess: denied('workspace') }),
    'a Data Explorer we may not read': kustoCluster({ publicAccess: denied('cluster') }),
    'a Databricks workspace we may not read': databricksWorkspace({
      publicAccess: denied('workspace'),
    }),

    'a cache we may not read': redisCache({ publicAccess: denied('cache') }),

    'a PostgreSQL server we may not read': postgresqlServer({ publicAccess: denied('server') }),
    'a MySQL server we may not read': mysqlServer({ publicAccess: denied('server') }),
    'a Cosmos DB account we may not read': cosmosAccount({ publicAccess: denied('account') }),
    'a server we may not read': sqlServer({ publicAccess: denied('server') }),
  },
})
