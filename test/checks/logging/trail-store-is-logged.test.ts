import { known } from '#model'
import check from '../../../checks/logging/trail-store-is-logged.ts'
import { trail } from '../../../mocks/aws/cloudTrailBuilder.ts'
import { bucket } from '../../../mocks/aws/s3Builder.ts'
import { describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a bucket with an access log': {
      resource: trail(),
      beside: [bucket({ accessLog: known('s3://logs/') })],
    },
  },
  fails: {
    'a bucket as S3 makes it': { resource: trail(), beside: [bucket()] },
  },
  unknown: {
    'a bucket of another account': trail({ bucket: known('somebody-elses') }),
  },
})
