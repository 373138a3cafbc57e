import { known } from '#model'
import check from '../../../checks/encryption/tls-is-modern.ts'
import { managedInstance } from '../../../mocks/azure/analyticsBuilder.ts'
import { redisCache } from '../../../mocks/azure/cacheBuilder.ts'
import {
  cosmosAccount,
  MYSQL_PARAMETERS,
  mysqlServer,
  POSTGRESQL_PARAMETERS,
  postgresqlServer,
} from '../../../mocks/azure/databaseBuilder.ts'
import { sqlServer } from '../../../mocks/azure/sqlBuilder.ts'
import { storageAccount } from '../../../mocks/azure/storageBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a managed instance from TLS 1.2 on': managedInstance(),

    'a cache from TLS 1.2 on': redisCache(),

    'a PostgreSQL server from TLS 1.2 on': postgresqlServer(),
    'a MySQL server that takes TLS 1.2 and 1.3': mysqlServer(),
    'a Cosmos DB account from TLS 1.2 on': cosmosAccount(),

    'a server from TLS 1.2 on': sqlServer(),
    'an account from TLS 1.2 on': storageAccount(),
    'an account from TLS 1.3 on': storageAccount({ minimumTls: known('TLS1_3') }),
  },
  fails: {
    'a managed instance that takes any version': managedInstance({ minimumTls: known('None') }),

    'a cache that takes TLS 1.0': redisCache({ minimumTls: known('1.0') }),

    'a PostgreSQL server that takes TLS 1.1': postgresqlServer({
      parameters: known({ ...POSTGRESQL_PARAMETERS, ssl_min_protocol_version: 'TLSv1.1' }),
    }),
    'a MySQL server that takes an old version beside the new': mysqlServer({
      parameters: known({ ...MYSQL_PARAMETERS, tls_version: 'TLSv1,TLSv1.2' }),
    }),
    'a Cosmos DB account that takes TLS 1.0': cosmosAccount({ minimumTls: known('Tls') }),

    'a server that takes any version': sqlServer({ minimumTls: known('None') }),
    'an account that still takes TLS 1.0': storageAccount({ minimumTls: known('TLS1_0') }),
  },
  unknown: {
    'a managed instance we may not read': managedInstance({ minimumTls: denied('instance') }),

    'a cache we may not read': redisCache({ minimumTls: denied('cache') }),

    'PostgreSQL parameters we may not read': postgresqlServer({ parameters: denied('parameters') }),
    'a list of versions that makes no sense': mysqlServer({
      parameters: known({ ...MYSQL_PARAMETERS, tls_version: 'TLSv1.2,SSLv3' }),
    }),
    'a Cosmos DB account that says what nobody documents': cosmosAccount({
      minimumTls: known('Latest'),
    }),
    'a Cosmos DB account we may not read': cosmosAccount({ minimumTls: denied('account') }),

    'a server we may not read': sqlServer({ minimumTls: denied('server') }),
    'a setting that nobody could read': storageAccount({ minimumTls: denied('minimumTls') }),
  },
})
