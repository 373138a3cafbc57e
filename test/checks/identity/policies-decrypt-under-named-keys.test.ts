import check from '../../../checks/identity/policies-decrypt-under-named-keys.ts'
import { holdings, policy, user } from '../../../mocks/aws/iamBuilder.ts'
import { policyText } from '../../../mocks/aws/scopeBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a named resource': policy([
      {
        Effect: 'Allow',
        Action: 'kms:Decrypt',
        Resource: 'arn:aws:kms:eu-west-1:111122223333:key/1234',
      },
    ]),
    'what only reads': policy([{ Effect: 'Allow', Action: 'kms:Describe*', Resource: '*' }]),
    'a user with nothing embedded': user(),
  },
  fails: {
    'a policy': policy([{ Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' }]),
    'the whole service': policy([{ Effect: 'Allow', Action: 'kms:*', Resource: '*' }]),
    'embedded in a user': user({
      holdings: holdings({
        work: policyText({ Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' }),
      }),
    }),
  },
  unknown: {
    'the document cannot be read': policy([], { document: denied('document') }),
  },
})
