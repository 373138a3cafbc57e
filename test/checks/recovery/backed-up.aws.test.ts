import { known } from '#model'
import check from '../../../checks/recovery/backed-up.ts'
import { CLUSTER_ARN, cluster, instance } from '../../../mocks/aws/rdsBuilder.ts'
import { warehouse } from '../../../mocks/aws/redshiftBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a database that keeps a week': instance(),
    'a cluster that keeps a week': cluster(),
    'a member, whose cluster is asked instead': instance({
      cluster: known(CLUSTER_ARN),
      backupDays: known(1),
    }),
    'a warehouse that keeps a month': warehouse({ backupDays: known(30) }),
  },
  fails: {
    'a database without backups': instance({ backupDays: known(0) }),
    'a cluster that keeps a day': cluster({ backupDays: known(1) }),
    'a warehouse as CreateCluster makes it': warehouse(),
  },
  unknown: {
    'a database that does not tell': instance({ backupDays: denied('backupDays') }),
    'a database of which we cannot tell whether it is a member': instance({
      cluster: denied('cluster'),
    }),
  },
})
