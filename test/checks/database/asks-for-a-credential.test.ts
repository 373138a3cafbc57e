import { known } from '#model'
import check from '../../../checks/database/asks-for-a-credential.ts'
import { redisCache } from '../../../mocks/azure/cacheBuilder.ts'
import { postgresqlServer } from '../../../mocks/azure/databaseBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a cache as it is made': redisCache(),
    'a server that cannot be told to ask for nothing': postgresqlServer(),
  },
  fails: { 'a cache that was told so': redisCache({ asksNobody: known(true) }) },
  unknown: { 'a cache we may not read': redisCache({ asksNobody: denied('cache') }) },
})
