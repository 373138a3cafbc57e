import check from '../../../checks/identity/administrator-has-second-factor.ts'
import { credentials, holdings, user } from '../../../mocks/aws/iamBuilder.ts'
import { policyText } from '../../../mocks/aws/scopeBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const EVERYTHING = { boss: policyText({ Effect: 'Allow', Action: '*', Resource: '*' }) }
const password = { passwordEnabled: true }

function alone(facts: Parameters<typeof user>[0]) {
  return { resource: user(facts), beside: [user(facts)] }
}

describeCheck(check, {
  passes: {
    'a user with a password and no rights': alone({ credentials: credentials(password) }),
    'an administrator with a device': alone({
      credentials: credentials({ ...password, hasSecondFactor: true }),
      holdings: holdings(EVERYTHING),
    }),
    'an administrator without a password': alone({ holdings: holdings(EVERYTHING) }),
  },
  fails: {
    'an administrator with a password alone': alone({
      credentials: credentials(password),
      holdings: holdings(EVERYTHING),
    }),
  },
  unknown: {
    'the report cannot be read': alone({
      credentials: denied('report'),
      holdings: holdings(EVERYTHING),
    }),
  },
})
