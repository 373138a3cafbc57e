import { known } from '#model'
import check from '../../../checks/logging/database-logs-are-kept.ts'
import { cluster, instance } from '../../../mocks/aws/rdsBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a log of an instance': instance({ exportedLogs: known(['postgresql']) }),
    'a member of a cluster': instance({
      cluster: known('arn:aws:rds:eu-west-1:111122223333:cluster:shop'),
    }),
    'the audit log of DocumentDB': cluster({
      engine: known({ name: 'docdb', version: '1' }),
      exportedLogs: known(['audit']),
    }),
  },
  fails: {
    'an instance as it is made': instance(),
    'DocumentDB without its audit log': cluster({
      engine: known({ name: 'docdb', version: '1' }),
      exportedLogs: known(['profiler']),
    }),
  },
  unknown: {
    'we may not see what it exports': cluster({ exportedLogs: denied('exportedLogs') }),
  },
})
