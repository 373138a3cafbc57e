import { known } from '#model'
import check from '../../../checks/recovery/deletion-protected.ts'
import { CLUSTER_ARN, cluster, instance } from '../../../mocks/aws/rdsBuilder.ts'
import { warehouse } from '../../../mocks/aws/redshiftBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a protected database': instance(),
    'a protected cluster': cluster(),
    'a member, whose cluster is asked instead': instance({
      cluster: known(CLUSTER_ARN),
      deletionProtection: known(false),
    }),
    'a warehouse, which has no such means': warehouse(),
  },
  fails: {
    'a database that one call deletes': instance({ deletionProtection: known(false) }),
    'a cluster that one call deletes': cluster({ deletionProtection: known(false) }),
  },
  unknown: { 'a database that does not tell': instance({ deletionProtection: denied('flag') }) },
})
