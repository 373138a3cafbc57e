import { known } from '#model'
import check from '../../../checks/identity/policies-allow-no-whole-service.ts'
import { holdings, policy, user } from '../../../mocks/aws/iamBuilder.ts'
import { policyText } from '../../../mocks/aws/scopeBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a list of actions': policy([
      { Effect: 'Allow', Action: ['s3:Get*', 's3:List*'], Resource: '*' },
    ]),
    'a whole service on one bucket': policy([
      { Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::tea/*' },
    ]),
    'a whole service that is denied again': policy([
      { Effect: 'Allow', Action: 's3:*', Resource: '*' },
      { Effect: 'Deny', Action: 's3:*', Resource: '*' },
    ]),
    'a user with nothing embedded': user(),
  },
  fails: {
    'a whole service': policy([
      { Effect: 'Allow', Action: ['s3:GetObject', 'sqs:*'], Resource: '*' },
    ]),
    'a whole service, in other letters': policy([
      { Effect: 'Allow', Action: 'SQS:*', Resource: '*' },
    ]),
    'embedded in a user': user({
      holdings: holdings({ work: policyText({ Effect: 'Allow', Action: 's3:*', Resource: '*' }) }),
    }),
  },
  unknown: {
    'the document cannot be read': policy([], { document: denied('document') }),
    'the document is no JSON': policy([], { document: known('{') }),
  },
})
