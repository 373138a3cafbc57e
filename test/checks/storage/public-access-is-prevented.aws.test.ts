import { known } from '#model'
import check from '../../../checks/storage/public-access-is-prevented.ts'
import { ALL_BLOCKED, bucket } from '../../../mocks/aws/s3Builder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a bucket as S3 makes it': bucket(),
    'the account does it': bucket({
      publicAccessBlock: known(null),
      accountPublicAccessBlock: known(ALL_BLOCKED),
    }),
    'bucket and account together': bucket({
      publicAccessBlock: known({ ...ALL_BLOCKED, BlockPublicAcls: false }),
      accountPublicAccessBlock: known({ ...ALL_BLOCKED, BlockPublicPolicy: false }),
    }),
  },
  fails: {
    'one of the four is off': bucket({
      publicAccessBlock: known({ ...ALL_BLOCKED, BlockPublicPolicy: false }),
    }),
    'there is no block': bucket({ publicAccessBlock: known(null) }),
  },
  unknown: {
    'the block of the account may do it, and we may not see it': bucket({
      publicAccessBlock: known(null),
      accountPublicAccessBlock: denied('account'),
    }),
  },
})
