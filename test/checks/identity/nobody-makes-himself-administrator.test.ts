import check from '../../../checks/identity/nobody-makes-himself-administrator.ts'
import { holdings, role, trust, user } from '../../../mocks/aws/iamBuilder.ts'
import { policyText } from '../../../mocks/aws/scopeBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const right = (Action: string, Resource = '*') => policyText({ Effect: 'Allow', Action, Resource })

function alone<R extends ReturnType<typeof user> | ReturnType<typeof role>>(one: R) {
  return { resource: one, beside: [one] }
}

describeCheck(check, {
  passes: {
    'a user who may read': alone(user({ holdings: holdings({ work: right('s3:Get*') }) })),
    'a role that may hand over roles, where no strong one is': alone(
      role({ holdings: holdings({ work: right('iam:PassRole') }) }),
    ),
  },
  fails: {
    'a user who may write his own policy': alone(
      user({ holdings: holdings({ work: right('iam:PutUserPolicy') }) }),
    ),
    'a role that may assume a stronger one': {
      resource: role({ holdings: holdings({ work: right('sts:*') }) }),
      beside: [
        role({ holdings: holdings({ work: right('sts:*') }) }),
        {
          ...role({
            trust: trust({ AWS: 'arn:aws:iam::111122223333:root' }),
            holdings: holdings({ boss: right('*') }),
          }),
          id: 'arn:aws:iam::111122223333:role/boss',
        },
      ],
    },
  },
  unknown: {
    'the user cannot be read': alone(user({ holdings: denied('details') })),
    'a policy that is no JSON': alone(user({ holdings: holdings({ work: '{' }) })),
  },
})
