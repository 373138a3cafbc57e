import { known } from '#model'
import check from '../../../checks/keys/service-account-has-no-key.ts'
import { serviceAccountKey } from '../../../mocks/gcp/iamBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a key that is disabled': serviceAccountKey({ disabled: known(true) }),
  },
  fails: {
    'a key that works': serviceAccountKey(),
  },
  unknown: {
    'a state that nobody read': serviceAccountKey({ disabled: denied('disabled') }),
  },
})
