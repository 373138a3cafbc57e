import { known } from '#model'
import check from '../../../checks/encryption/tls-required.ts'
import { redisCache } from '../../../mocks/azure/cacheBuilder.ts'
import {
  MYSQL_PARAMETERS,
  mysqlServer,
  POSTGRESQL_PARAMETERS,
  postgresqlServer,
} from '../../../mocks/azure/databaseBuilder.ts'
import { storageAccount } from '../../../mocks/azure/storageBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a cache with the port of TLS alone': redisCache(),

    'a PostgreSQL server as it is made': postgresqlServer(),
    'a MySQL server as it is made': mysqlServer(),
    'an account that insists on HTTPS': storageAccount(),
  },
  fails: {
    'a cache that answers in clear too': redisCache({ plainPort: known(true) }),

    'a PostgreSQL server whose parameter is off': postgresqlServer({
      parameters: known({ ...POSTGRESQL_PARAMETERS, require_secure_transport: 'off' }),
    }),
    'a MySQL server whose parameter is off': mysqlServer({
      parameters: known({ ...MYSQL_PARAMETERS, require_secure_transport: 'OFF' }),
    }),
    'an account that takes plain HTTP': storageAccount({ httpsOnly: known(false) }),
  },
  unknown: {
    'a cache we may not read': redisCache({ plainPort: denied('cache') }),

    'PostgreSQL parameters we may not read': postgresqlServer({ parameters: denied('parameters') }),
    'MySQL parameters we may not read': mysqlServer({ parameters: denied('parameters') }),
    'a parameter that the server does not list': mysqlServer({ parameters: known({}) }),

    'a setting that nobody could read': storageAccount({ httpsOnly: denied('httpsOnly') }),
  },
})
