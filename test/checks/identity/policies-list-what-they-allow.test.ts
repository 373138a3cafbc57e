import { known } from '#model'
import check from '../../../checks/identity/policies-list-what-they-allow.ts'
import { holdings, policy, user } from '../../../mocks/aws/iamBuilder.ts'
import { policyText } from '../../../mocks/aws/scopeBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a list': policy([{ Effect: 'Allow', Action: 's3:*', Resource: '*' }]),
    'a Deny of all but a list': policy([{ Effect: 'Deny', NotAction: 's3:*', Resource: '*' }]),
    'all but a list, on one bucket': policy([
      { Effect: 'Allow', NotAction: 's3:Delete*', Resource: 'arn:aws:s3:::tea' },
    ]),
    'a user with nothing embedded': user(),
  },
  fails: {
    'a policy': policy([{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }]),
    'a policy, case 2': policy([
      { Effect: 'Allow', NotAction: ['iam:*', 'organizations:*'], Resource: '*' },
    ]),
    'embedded in a user': user({
      holdings: holdings({
        work: policyText({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }),
      }),
    }),
  },
  unknown: {
    'the document cannot be read': policy([], { document: denied('document') }),
    'the document is no JSON': policy([], { document: known('{') }),
  },
})
