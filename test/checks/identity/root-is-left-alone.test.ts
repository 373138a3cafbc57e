import check from '../../../checks/identity/root-is-left-alone.ts'
import { credentials, root } from '../../../mocks/aws/iamBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'never used': root(),
    'last used in spring': root({
      credentials: credentials({ passwordLastUsedAt: '2026-04-01T00:00:00+00:00' }),
    }),
  },
  fails: {
    'used last week': root({
      credentials: credentials({ passwordLastUsedAt: '2026-11-16T00:00:00+00:00' }),
    }),
  },
  unknown: {
    'the report cannot be read': root({ credentials: denied('report') }),
  },
})
