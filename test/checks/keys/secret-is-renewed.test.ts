import { known } from '#model'
import check from '../../../checks/keys/secret-is-renewed.ts'
import { secret } from '../../../mocks/aws/secretsManagerBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'three weeks ago': secret(),
  },
  fails: {
    'last year': secret({ renewedAt: known('2025-11-23T00:00:00Z') }),
    'nobody knows when': secret({ renewedAt: known(null) }),
  },
  unknown: {
    'a secret we may not ask about it': secret({ renewedAt: denied('renewedAt') }),
  },
})
