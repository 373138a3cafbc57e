import { known } from '#model'
import check from '../../../checks/recovery/backups-outlive-the-region.ts'
import { mysqlServer, postgresqlServer } from '../../../mocks/azure/databaseBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a server with a copy elsewhere': postgresqlServer({
      backups: known({ days: 7, geoRedundant: true }),
    }),
  },
  fails: {
    'a PostgreSQL server as it is made': postgresqlServer(),
    'a MySQL server as it is made': mysqlServer(),
  },
  unknown: { 'a server we may not read': mysqlServer({ backups: denied('server') }) },
})
