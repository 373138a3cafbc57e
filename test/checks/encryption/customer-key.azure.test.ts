import { known } from '#model'
import check from '../../../checks/encryption/customer-key.ts'
import { kustoCluster, synapseWorkspace } from '../../../mocks/azure/analyticsBuilder.ts'
import { containerRegistry } from '../../../mocks/azure/cacheBuilder.ts'
import {
  cosmosAccount,
  mysqlServer,
  postgresqlServer,
} from '../../../mocks/azure/databaseBuilder.ts'
import { sqlDatabase, sqlServer } from '../../../mocks/azure/sqlBuilder.ts'
import { storageAccount } from '../../../mocks/azure/storageBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const OUR_KEY = { key: 'https://acme-keys.vault.azure.net/keys/data/1', isUsable: true }

describeCheck(check, {
  passes: {
    'a Synapse workspace under a key of our own': synapseWorkspace({ key: known(OUR_KEY.key) }),
    'a Data Explorer under a key of our own': kustoCluster({ key: known(OUR_KEY.key) }),

    'a registry under a key of our own': containerRegistry({ key: known(OUR_KEY.key) }),

    'a PostgreSQL server under a key of our own': postgresqlServer({ key: known(OUR_KEY) }),
    'a MySQL server under a key of our own': mysqlServer({ key: known(OUR_KEY) }),
    'a Cosmos DB account under a key of our own': cosmosAccount({ key: known(OUR_KEY.key) }),

    'a database whose server is under a key of our own': {
      resource: sqlDatabase(),
      beside: [sqlServer({ key: known({ key: 'https://acme-keys.vault.azure.net/keys/sql/1' }) })],
    },
    'a key in a vault of our own': storageAccount({
      encryption: known({
        key: 'https://acme-keys.vault.azure.net/keys/data',
        inClear: [],
        infrastructure: false,
      }),
    }),
  },
  fails: {
    'a Synapse workspace under a key of Microsoft': synapseWorkspace(),
    'a Data Explorer under a key of Microsoft': kustoCluster(),

    'a registry under a key of Microsoft': containerRegistry(),

    'a PostgreSQL server under a key of Microsoft': postgresqlServer(),
    'a MySQL server under a key of Microsoft': mysqlServer(),
    'a Cosmos DB account under a key of Microsoft': cosmosAccount(),

    'a key of Microsoft': storageAccount(),
    'a database whose server is under a key of Microsoft': {
      resource: sqlDatabase(),
      beside: [sqlServer()],
    },
  },
  unknown: {
    'a Synapse workspace we may not read': synapseWorkspace({ key: denied('workspace') }),
    'a Data Explorer we may not read': kustoCluster({ key: denied('cluster') }),

    'a registry we may not read': containerRegistry({ key: denied('registry') }),

    'a PostgreSQL server we may not read': postgresqlServer({ key: denied('server') }),
    'a MySQL server we may not read': mysqlServer({ key: denied('server') }),
    'a Cosmos DB account we may not read': cosmosAccount({ key: denied('account') }),

    'a server we may not ask': {
      resource: sqlDatabase(),
      beside: [sqlServer({ key: denied('protector') })],
    },
    'a setting that nobody could read': storageAccount({ encryption: denied('encryption') }),
  },
})
