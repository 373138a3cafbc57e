import { known } from '#model'
import check from '../../../checks/identity/root-second-factor-is-hardware.ts'
import { accountSummary, root } from '../../../mocks/aws/iamBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a security key': root(),
    'no password at all': root({
      summary: accountSummary({ hasPassword: false, hasSecondFactor: false }),
      virtualDevice: known(null),
    }),
  },
  fails: {
    'a program on a telephone': root({ virtualDevice: known(true) }),
    nothing: root({
      summary: accountSummary({ hasSecondFactor: false }),
      virtualDevice: known(null),
    }),
  },
  unknown: {
    'the list of devices cannot be read': root({ virtualDevice: denied('devices') }),
  },
})
