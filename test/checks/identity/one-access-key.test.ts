import check from '../../../checks/identity/one-access-key.ts'
import { credentials, keySlot, user } from '../../../mocks/aws/iamBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'no key': user(),
    'one key': user({
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
    'two keys': user({
      credentials: credentials({
        keys: [
          keySlot(1, {
            active: true,
            renewedAt: '2025-10-01T00:00:00+00:00',
            lastUsedAt: '2026-11-20T00:00:00+00:00',
            lastUsedFor: 's3',
          }),
          keySlot(2, { active: true }),
        ],
      }),
    }),
  },
  unknown: {
    'the report cannot be read': user({ credentials: denied('report') }),
  },
})
