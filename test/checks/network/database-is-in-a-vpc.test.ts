import { known } from '#model'
import check from '../../../checks/network/database-is-in-a-vpc.ts'
import { instance } from '../../../mocks/aws/rdsBuilder.ts'
import { warehouse } from '../../../mocks/aws/redshiftBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'an instance': instance(),
    'a warehouse': warehouse(),
  },
  fails: {
    'an instance from before there were VPCs': instance({ inVpc: known(false) }),
    'a warehouse from before there were VPCs': warehouse({ inVpc: known(false) }),
  },
  unknown: {
    'we may not see where it is': instance({ inVpc: denied('inVpc') }),
  },
})
