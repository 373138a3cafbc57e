import { known } from '#model'
import check from '../../../checks/guarded/no-confused-deputy.ts'
import { queue, topic } from '../../../mocks/aws/messageBuilder.ts'
import { ACCOUNT, policyText } from '../../../mocks/aws/scopeBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const letting = (service: string, action: string, condition?: object) =>
  known(
    policyText({
      Effect: 'Allow',
      Principal: { Service: `${service}.amazonaws.com` },
      Action: action,
      Resource: '*',
      ...(condition && { Condition: condition }),
    }),
  )
const forUs = { StringEquals: { 'aws:SourceAccount': ACCOUNT } }

describeCheck(check, {
  passes: {
    'a queue that takes events of our own buckets': queue({
      policy: letting('s3', 'sqs:SendMessage', forUs),
    }),
    'a topic that takes alarms of our own': topic({
      policy: letting('cloudwatch', 'sns:Publish', forUs),
    }),
  },
  fails: {
    'a queue that takes events of anybody’s buckets': queue({
      policy: letting('s3', 'sqs:SendMessage'),
    }),
    'a topic that takes events of anybody’s buckets': topic({
      policy: letting('s3', 'sns:Publish'),
    }),
  },
  unknown: { 'a queue whose policy we may not read': queue({ policy: denied('policy') }) },
})
