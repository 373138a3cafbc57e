import check from '../../../checks/identity/program-is-no-administrator.ts'
import {
  ADMINISTRATOR_ACCESS,
  administratorAccess,
  holdings,
  role,
} from '../../../mocks/aws/iamBuilder.ts'
import { lambdaFunction } from '../../../mocks/aws/lambdaBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const administrator = role({ holdings: holdings({}, { attached: [ADMINISTRATOR_ACCESS] }) })

describeCheck(check, {
  passes: {
    'a role with limits': { resource: lambdaFunction(), beside: [role()] },
  },
  fails: {
    'a role that allows everything': {
      resource: lambdaFunction(),
      beside: [administrator, administratorAccess()],
    },
  },
  unknown: {
    'a role that is not there': lambdaFunction(),
    'we may not see what the role holds': {
      resource: lambdaFunction(),
      beside: [role({ holdings: denied('holdings') })],
    },
  },
})
