import { known } from '#model'
import check from '../../../checks/guarded/no-public-use.ts'
import { queue, topic } from '../../../mocks/aws/messageBuilder.ts'
import { ACCOUNT, membership, ORGANIZATION, policyText } from '../../../mocks/aws/scopeBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const everybody = (action: string, condition?: object) =>
  known(
    policyText({
      Effect: 'Allow',
      Principal: '*',
      Action: action,
      Resource: '*',
      ...(condition && { Condition: condition }),
    }),
  )

describeCheck(check, {
  passes: {
    'a queue without a policy': queue(),
    'a topic with the policy that CreateTopic writes': topic({
      policy: everybody('sns:Publish', { StringEquals: { 'AWS:SourceOwner': ACCOUNT } }),
    }),
    'a queue for the organisation': {
      resource: queue({
        policy: everybody('sqs:SendMessage', {
          StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION },
        }),
      }),
      beside: [membership()],
    },
    'a queue for one topic': queue({
      policy: everybody('sqs:SendMessage', { ArnEquals: { 'aws:SourceArn': topic().id } }),
    }),
  },
  fails: {
    'a queue that everybody may send to': queue({ policy: everybody('sqs:SendMessage') }),
    'a queue that everybody may read': queue({ policy: everybody('sqs:ReceiveMessage') }),
    'a topic that everybody may publish to': topic({ policy: everybody('sns:Publish') }),
    'a topic that everybody may subscribe to by HTTPS': topic({
      policy: everybody('sns:Subscribe', { StringEquals: { 'sns:Protocol': 'https' } }),
    }),
  },
  unknown: {
    'a queue whose policy we may not read': queue({ policy: denied('policy') }),
    'a topic whose policy we may not read': topic({ policy: denied('policy') }),
  },
})
