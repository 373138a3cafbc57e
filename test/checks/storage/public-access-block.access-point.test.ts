import { known } from '#model'
import check from '../../../checks/storage/public-access-block.ts'
import { accessPoint, multiRegionAccessPoint } from '../../../mocks/aws/accessPointBuilder.ts'
import { ALL_BLOCKED } from '../../../mocks/aws/s3Builder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const oneOff = known({ ...ALL_BLOCKED, BlockPublicPolicy: false })

describeCheck(check, {
  passes: {
    'an access point as S3 makes it': accessPoint(),
    'an access point that is open to a VPC alone': accessPoint({
      networkOrigin: known('VPC'),
      publicAccessBlock: oneOff,
    }),
    'a multi-region access point as S3 makes it': multiRegionAccessPoint(),
  },
  fails: {
    'one setting of an access point is off': accessPoint({ publicAccessBlock: oneOff }),
    'an access point without any': accessPoint({ publicAccessBlock: known(null) }),
    'one setting of a multi-region access point is off': multiRegionAccessPoint({
      publicAccessBlock: oneOff,
    }),
  },
  unknown: {
    'an access point we may not ask about it': accessPoint({
      publicAccessBlock: denied('publicAccessBlock'),
    }),
  },
})
