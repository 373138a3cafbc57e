import { known } from '#model'
import check from '../../../checks/identity/policies-hand-over-named-roles.ts'
import { holdings, policy, user } from '../../../mocks/aws/iamBuilder.ts'
import { policyText } from '../../../mocks/aws/scopeBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'one role': policy([
      { Effect: 'Allow', Action: 'iam:PassRole', Resource: 'arn:aws:iam::111122223333:role/app' },
    ]),
    'another right': policy([{ Effect: 'Allow', Action: 's3:*', Resource: '*' }]),
    'a user with nothing embedded': user(),
  },
  fails: {
    'a policy': policy([{ Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' }]),
    'a policy, case 2': policy([{ Effect: 'Allow', Action: 'iam:*', Resource: '*' }]),
    'a policy, case 3': policy([
      { Effect: 'Allow', Action: 'iam:P?ssRole', Resource: 'arn:aws:iam::*:role/*' },
    ]),
    'embedded in a user': user({
      holdings: holdings({
        work: policyText({ Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' }),
      }),
    }),
  },
  unknown: {
    'the document cannot be read': policy([], { document: denied('document') }),
    'the document is no JSON': policy([], { document: known('{') }),
  },
})
