import check from '../../../checks/identity/password-is-used.ts'
import { credentials, user } from '../../../mocks/aws/iamBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'no password': user(),
    'used yesterday': user({
      credentials: credentials({
        passwordEnabled: true,
        passwordLastUsedAt: '2026-11-22T00:00:00+00:00',
      }),
    }),
    'set last week and not used yet': user({
      credentials: credentials({
        passwordEnabled: true,
        passwordChangedAt: '2026-11-16T00:00:00+00:00',
      }),
    }),
  },
  fails: {
    'used in spring': user({
      credentials: credentials({
        passwordEnabled: true,
        passwordLastUsedAt: '2026-04-01T00:00:00+00:00',
      }),
    }),
    'never used': user({
      credentials: credentials({
        passwordEnabled: true,
        passwordChangedAt: '2026-01-01T00:00:00+00:00',
      }),
    }),
  },
  unknown: {
    'the report cannot be read': user({ credentials: denied('report') }),
  },
})
