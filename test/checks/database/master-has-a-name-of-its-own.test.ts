import { known } from '#model'
import check from '../../../checks/database/master-has-a-name-of-its-own.ts'
import { cluster, instance } from '../../../mocks/aws/rdsBuilder.ts'
import { warehouse } from '../../../mocks/aws/redshiftBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a name of its own': instance(),
    'a cluster of Neptune, which has no such user': cluster({
      engine: known({ name: 'neptune', version: '1' }),
      masterName: known('admin'),
    }),
    'a warehouse': warehouse(),
  },
  fails: {
    admin: instance({ masterName: known('admin') }),
    Postgres: cluster({ masterName: known('Postgres') }),
    awsuser: warehouse({ masterName: known('awsuser') }),
  },
  unknown: {
    'we may not see the name': instance({ masterName: denied('masterName') }),
  },
})
