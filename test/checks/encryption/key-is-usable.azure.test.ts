import { known } from '#model'
import check from '../../../checks/encryption/key-is-usable.ts'
import { mysqlServer, postgresqlServer } from '../../../mocks/azure/databaseBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const key = 'https://acme-keys.vault.azure.net/keys/data/1'

describeCheck(check, {
  passes: {
    'a key of Microsoft, which it keeps alive': mysqlServer(),
    'a key that the server says it can use': postgresqlServer({
      key: known({ key, isUsable: true }),
    }),
  },
  fails: {
    'a key that the server says it has lost': postgresqlServer({
      key: known({ key, isUsable: false }),
    }),
  },
  unknown: {
    'a key of which nobody says anything': mysqlServer({ key: known({ key, isUsable: null }) }),
    'a server we may not read': postgresqlServer({ key: denied('server') }),
  },
})
