import { known } from '#model'
import check from '../../../checks/keys/disabled-key-is-deleted.ts'
import { serviceAccountKey } from '../../../mocks/gcp/iamBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a key that works': serviceAccountKey(),
  },
  fails: {
    'a key that is disabled': serviceAccountKey({ disabled: known(true) }),
  },
  unknown: {
    'a state that nobody read': serviceAccountKey({ disabled: denied('disabled') }),
  },
})
