import check from '../../../checks/identity/role-is-no-administrator.ts'
import {
  ADMINISTRATOR_ACCESS,
  administratorAccess,
  holdings,
  policy,
  role,
} from '../../../mocks/aws/iamBuilder.ts'
import { policyText } from '../../../mocks/aws/scopeBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const EVERYTHING = policyText({ Effect: 'Allow', Action: '*', Resource: '*' })
const BUT_ONE = policyText(
  { Effect: 'Allow', Action: '*', Resource: '*' },
  { Effect: 'Deny', NotAction: 'ssm:GetParameter', Resource: '*' },
)

function alone(one: ReturnType<typeof role>) {
  return { resource: one, beside: [one] }
}

describeCheck(check, {
  passes: {
    'a role that holds nothing': alone(role()),
    'everything, taken back by a Deny': alone(
      role({ holdings: holdings({ quarantine: BUT_ONE }) }),
    ),
    'everything, within a boundary': {
      ...alone(role({ holdings: holdings({ work: EVERYTHING }, { boundary: policy([]).id }) })),
      beside: [
        role({ holdings: holdings({ work: EVERYTHING }, { boundary: policy([]).id }) }),
        policy([{ Effect: 'Allow', Action: 's3:*', Resource: '*' }]),
      ],
    },
  },
  fails: {
    'a role that may do everything': alone(role({ holdings: holdings({ work: EVERYTHING }) })),
    'a role with the policy of AWS': {
      resource: role({ holdings: holdings({}, { attached: [ADMINISTRATOR_ACCESS] }) }),
      beside: [
        role({ holdings: holdings({}, { attached: [ADMINISTRATOR_ACCESS] }) }),
        administratorAccess(),
      ],
    },
  },
  unknown: { 'the role cannot be read': alone(role({ holdings: denied('details') })) },
})
