import { known } from '#model'
import check from '../../../checks/network/warehouse-traffic-stays-private.ts'
import { warehouse } from '../../../mocks/aws/redshiftBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'enhanced routing': warehouse({ vpcRouting: known(true) }),
  },
  fails: {
    'a warehouse as it is made': warehouse(),
  },
  unknown: {
    'we may not see the setting': warehouse({ vpcRouting: denied('vpcRouting') }),
  },
})
