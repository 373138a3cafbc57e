import { known } from '#model'
import check from '../../../checks/storage/public-access-block.ts'
import { ALL_BLOCKED, s3Account } from '../../../mocks/aws/s3Builder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: { 'all four settings on': s3Account({ publicAccessBlock: known(ALL_BLOCKED) }) },
  fails: {
    'an account that was never told': s3Account(),
    'one setting off': s3Account({
      publicAccessBlock: known({ ...ALL_BLOCKED, IgnorePublicAcls: false }),
    }),
  },
  unknown: { 'a block we may not read': s3Account({ publicAccessBlock: denied('block') }) },
})
