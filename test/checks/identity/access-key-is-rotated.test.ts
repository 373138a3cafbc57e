import check from '../../../checks/identity/access-key-is-rotated.ts'
import { credentials, keySlot, user } from '../../../mocks/aws/iamBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'no key': user(),
    'a key of this month': user({
      credentials: credentials({
        keys: [
          keySlot(1, {
            active: true,
            renewedAt: '2026-11-01T00:00:00+00:00',
            lastUsedAt: '2026-11-20T00:00:00+00:00',
            lastUsedFor: 's3',
          }),
          keySlot(2),
        ],
      }),
    }),
    'an old key that is switched off': user({
      credentials: credentials({
        keys: [keySlot(1, { renewedAt: '2020-01-01T00:00:00+00:00' }), keySlot(2)],
      }),
    }),
  },
  fails: {
    'a key of last year': user({
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
    'a key of which nobody knows the age': user({
      credentials: credentials({ keys: [keySlot(1, { active: true }), keySlot(2)] }),
    }),
  },
  unknown: {
    'the report cannot be read': user({ credentials: denied('report') }),
  },
})
