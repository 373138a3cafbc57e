import check from '../../../checks/identity/root-has-second-factor.ts'
import { accountSummary, root } from '../../../mocks/aws/iamBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a security key': root(),
    'no password at all, as central management leaves it': root({
      summary: accountSummary({ hasPassword: false, hasSecondFactor: false }),
    }),
  },
  fails: {
    'a password alone': root({ summary: accountSummary({ hasSecondFactor: false }) }),
  },
  unknown: {
    'the summary cannot be read': root({ summary: denied('summary') }),
  },
})
