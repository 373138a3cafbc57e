import check from '../../../checks/identity/person-or-program.ts'
import { credentials, keySlot, user } from '../../../mocks/aws/iamBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    neither: user(),
    'a password': user({ credentials: credentials({ passwordEnabled: true }) }),
    'a key': user({
      credentials: credentials({
        keys: [
          keySlot(1, {
            active: true,
            renewedAt: '2025-10-01T00:00:00+00:00',
            lastUsedAt: '2026-11-20T00:00:00+00:00',
            lastUsedFor: 's3',
          }),
          keySlot(2),
        ],
      }),
    }),
  },
  fails: {
    both: user({
      credentials: credentials({
        passwordEnabled: true,
        keys: [
          keySlot(1, {
            active: true,
            renewedAt: '2025-10-01T00:00:00+00:00',
            lastUsedAt: '2026-11-20T00:00:00+00:00',
            lastUsedFor: 's3',
          }),
          keySlot(2),
        ],
      }),
    }),
  },
  unknown: {
    'the report cannot be read': user({ credentials: denied('report') }),
  },
})
