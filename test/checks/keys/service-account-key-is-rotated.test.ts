import { known } from '#model'
import check from '../../../checks/keys/service-account-key-is-rotated.ts'
import { serviceAccountKey } from '../../../mocks/gcp/iamBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a key of last month': serviceAccountKey(),
    'an old key that is disabled': serviceAccountKey({
      createdAt: known('2020-01-01T00:00:00Z'),
      disabled: known(true),
    }),
  },
  fails: {
    'a key of last year': serviceAccountKey({ createdAt: known('2025-01-01T00:00:00Z') }),
  },
  unknown: {
    'an age that nobody read': serviceAccountKey({ createdAt: denied('createdAt') }),
  },
})
