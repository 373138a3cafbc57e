import { known } from '#model'
import check from '../../../checks/logging/trail-store-admits-nobody-unknown.ts'
import { trail } from '../../../mocks/aws/cloudTrailBuilder.ts'
import { ALL_USERS, bucket, bucketWithGrant } from '../../../mocks/aws/s3Builder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a bucket as S3 makes it': { resource: trail(), beside: [bucket()] },
  },
  fails: {
    'a bucket that everybody may list': {
      resource: trail(),
      beside: [bucketWithGrant({ URI: ALL_USERS }, 'READ')],
    },
    'a bucket that everybody may list, and whose access points we may not': {
      resource: trail(),
      beside: [
        bucketWithGrant({ URI: ALL_USERS }, 'READ', { accessPoints: denied('accessPoints') }),
      ],
    },
  },
  unknown: {
    'a bucket of another account': trail({ bucket: known('somebody-elses') }),
    'a bucket whose policy we may not read': {
      resource: trail(),
      beside: [bucket({ policy: denied('policy'), publicAccessBlock: known(null) })],
    },
  },
})
