import { known } from '#model'
import check from '../../../checks/identity/policies-read-named-data.ts'
import { holdings, policy, user } from '../../../mocks/aws/iamBuilder.ts'
import { policyText } from '../../../mocks/aws/scopeBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'one bucket': policy([
      { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::tea/*' },
    ]),
    'lists alone': policy([{ Effect: 'Allow', Action: 's3:List*', Resource: '*' }]),
    'a user with nothing embedded': user(),
  },
  fails: {
    'a policy': policy([{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }]),
    'a policy, case 2': policy([{ Effect: 'Allow', Action: 'secretsmanager:*', Resource: '*' }]),
    'embedded in a user': user({
      holdings: holdings({
        work: policyText({ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }),
      }),
    }),
  },
  unknown: {
    'the document cannot be read': policy([], { document: denied('document') }),
    'the document is no JSON': policy([], { document: known('{') }),
  },
})
