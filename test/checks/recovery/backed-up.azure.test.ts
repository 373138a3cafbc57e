import { known } from '#model'
import check from '../../../checks/recovery/backed-up.ts'
import {
  cosmosAccount,
  mysqlServer,
  postgresqlServer,
} from '../../../mocks/azure/databaseBuilder.ts'
import { sqlDatabase } from '../../../mocks/azure/sqlBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a week of a PostgreSQL server': postgresqlServer(),
    'a week of a MySQL server': mysqlServer(),
    'a month of any moment of a Cosmos DB account': cosmosAccount(),
    'a week of any moment': sqlDatabase(),
  },
  fails: {
    'a day of a MySQL server': mysqlServer({ backups: known({ days: 1, geoRedundant: true }) }),
    'eight hours, as a Cosmos DB account keeps unless it is told': cosmosAccount({
      backups: known({ continuous: false, days: 0.3 }),
    }),
    'a single day': sqlDatabase({ retentionDays: known(1) }),
  },
  unknown: {
    'a PostgreSQL server we may not read': postgresqlServer({ backups: denied('server') }),
    'a Cosmos DB account we may not read': cosmosAccount({ backups: denied('account') }),
    'a database we may not ask': sqlDatabase({ retentionDays: denied('retention') }),
  },
})
