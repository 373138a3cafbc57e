import { known } from '#model'
import check from '../../../checks/identity/policies-do-not-allow-everything.ts'
import { group, holdings, policy, role, user } from '../../../mocks/aws/iamBuilder.ts'
import { policyText } from '../../../mocks/aws/scopeBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const EVERYTHING = policyText({ Effect: 'Allow', Action: '*', Resource: '*' })
const EVERYTHING_BUT_IAM = policyText({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' })
const IAM = policyText({ Effect: 'Allow', Action: 'iam:*', Resource: '*' })

describeCheck(check, {
  passes: {
    'one service': policy([{ Effect: 'Allow', Action: 's3:*', Resource: '*' }]),
    'everything on one bucket': policy([
      { Effect: 'Allow', Action: '*', Resource: 'arn:aws:s3:::tea/*' },
    ]),
    'everything, taken back by a Deny': policy([
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Deny', NotAction: 'ssm:GetParameter', Resource: '*' },
    ]),
    'everything but IAM': policy([{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }]),
    'everything, which nobody holds': policy([{ Effect: 'Allow', Action: '*', Resource: '*' }], {
      attachments: known(0),
    }),
    'a user, a role and a group with nothing embedded': role(),
    'a user': user(),
    'a group': group(),
  },
  fails: {
    'everything on everything': policy([{ Effect: 'Allow', Action: '*', Resource: '*' }]),
    'spelled with two stars': policy([{ Effect: 'Allow', Action: '*:*', Resource: '*' }]),
    'in many words': policy([
      { Effect: 'Allow', Action: ['iam:*', 's*', 'e*', '*'], Resource: '*' },
    ]),
    'everything for whoever has a second factor': policy([
      {
        Effect: 'Allow',
        Action: '*',
        Resource: '*',
        Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
      },
    ]),
    'embedded in a user': user({ holdings: holdings({ boss: EVERYTHING }) }),
    'embedded in a role': role({ holdings: holdings({ boss: EVERYTHING }) }),
    'split over two documents of a group': group({
      holdings: holdings({ some: EVERYTHING_BUT_IAM, rest: IAM }),
    }),
  },
  unknown: {
    'the document cannot be read': policy([], { document: denied('document') }),
    'the document is no JSON': policy([], { document: known('{') }),
    'the identity cannot be read': user({ holdings: denied('details') }),
  },
})
