import { known } from '#model'
import check from '../../../checks/keys/secret-is-used.ts'
import { secret } from '../../../mocks/aws/secretsManagerBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'read yesterday': secret(),
    'made three weeks ago and not read yet': secret({ usedAt: known(null) }),
  },
  fails: {
    'last read in spring': secret({ usedAt: known('2026-04-01T00:00:00Z') }),
    'made last year and never read': secret({
      usedAt: known(null),
      createdAt: known('2025-11-23T00:00:00Z'),
    }),
  },
  unknown: {
    'a secret we may not ask about it': secret({ usedAt: denied('usedAt') }),
  },
})
