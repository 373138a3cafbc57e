import { known } from '#model'
import check from '../../../checks/identity/policies-give-no-credentials.ts'
import { holdings, policy, user } from '../../../mocks/aws/iamBuilder.ts'
import { policyText } from '../../../mocks/aws/scopeBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'his own keys': policy([
      {
        Effect: 'Allow',
        Action: 'iam:CreateAccessKey',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the policy language
        Resource: 'arn:aws:iam::111122223333:user/${aws:username}',
      },
    ]),
    'another right': policy([{ Effect: 'Allow', Action: 's3:*', Resource: '*' }]),
    'a user with nothing embedded': user(),
  },
  fails: {
    'a policy': policy([{ Effect: 'Allow', Action: 'iam:CreateAccessKey', Resource: '*' }]),
    'a policy, case 2': policy([{ Effect: 'Allow', Action: 'iam:*', Resource: '*' }]),
    'embedded in a user': user({
      holdings: holdings({
        work: policyText({ Effect: 'Allow', Action: 'iam:CreateAccessKey', Resource: '*' }),
      }),
    }),
  },
  unknown: {
    'the document cannot be read': policy([], { document: denied('document') }),
    'the document is no JSON': policy([], { document: known('{') }),
  },
})
