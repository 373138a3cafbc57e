import { known } from '#model'
import check from '../../../checks/keys/secret-is-rotated.ts'
import { secret } from '../../../mocks/aws/secretsManagerBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a schedule of rotation': secret({ rotates: known(true) }),
  },
  fails: {
    'a secret as it is made': secret(),
  },
  unknown: {
    'a secret we may not ask about it': secret({ rotates: denied('rotates') }),
  },
})
