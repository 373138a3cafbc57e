import check from '../../../checks/identity/policies-silence-no-trail.ts'
import { holdings, policy, user } from '../../../mocks/aws/iamBuilder.ts'
import { policyText } from '../../../mocks/aws/scopeBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a named resource': policy([
      {
        Effect: 'Allow',
        Action: 'cloudtrail:StopLogging',
        Resource: 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/test',
      },
    ]),
    'what only reads': policy([{ Effect: 'Allow', Action: 'cloudtrail:Describe*', Resource: '*' }]),
    'a user with nothing embedded': user(),
  },
  fails: {
    'a policy': policy([{ Effect: 'Allow', Action: 'cloudtrail:StopLogging', Resource: '*' }]),
    'the whole service': policy([{ Effect: 'Allow', Action: 'cloudtrail:*', Resource: '*' }]),
    'embedded in a user': user({
      holdings: holdings({
        work: policyText({ Effect: 'Allow', Action: 'cloudtrail:StopLogging', Resource: '*' }),
      }),
    }),
  },
  unknown: {
    'the document cannot be read': policy([], { document: denied('document') }),
  },
})
