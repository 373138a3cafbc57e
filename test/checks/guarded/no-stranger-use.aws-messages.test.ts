import { known } from '#model'
import check from '../../../checks/guarded/no-stranger-use.ts'
import { queue, topic } from '../../../mocks/aws/messageBuilder.ts'
import {
  ACCOUNT,
  membership,
  ORGANIZATION,
  policyText,
  STRANGER,
} from '../../../mocks/aws/scopeBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const letting = (account: string, action: string) =>
  known(
    policyText({
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${account}:root` },
      Action: action,
      Resource: '*',
    }),
  )

const forAnOrganization = queue({
  policy: known(
    policyText({
      Effect: 'Allow',
      Principal: '*',
      Action: 'sqs:SendMessage',
      Resource: '*',
      Condition: { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION } },
    }),
  ),
})

describeCheck(check, {
  passes: {
    'a queue without a policy': queue(),
    'a queue for the account itself': queue({ policy: letting(ACCOUNT, 'sqs:*') }),
    'a queue for the organisation': { resource: forAnOrganization, beside: [membership()] },
    'a topic for a partner who is trusted': {
      resource: topic({ policy: letting(STRANGER, 'sns:Publish') }),
      zone: { trusted: [{ id: STRANGER, reason: 'tells us of deliveries' }] },
    },
  },
  fails: {
    'a queue that a strange account may read': queue({
      policy: letting(STRANGER, 'sqs:ReceiveMessage'),
    }),
    'a queue for an organisation that is not ours': {
      resource: forAnOrganization,
      beside: [membership({ organization: known(null) })],
    },
    'a topic that a strange account may subscribe to': topic({
      policy: letting(STRANGER, 'sns:Subscribe'),
    }),
  },
  unknown: {
    'a queue whose policy we may not read': queue({ policy: denied('policy') }),
    'a queue for an organisation that may be ours': {
      resource: forAnOrganization,
      beside: [membership({ organization: denied('organization') })],
    },
    'a topic whose policy we may not read': topic({ policy: denied('policy') }),
  },
})
