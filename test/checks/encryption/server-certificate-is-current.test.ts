import { known } from '#model'
import check from '../../../checks/encryption/server-certificate-is-current.ts'
import { sqlInstance } from '../../../mocks/gcp/sqlBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a certificate for ten years': sqlInstance(),
  },
  fails: {
    'a certificate for a week': sqlInstance({ certificateExpires: known('2026-11-30T00:00:00Z') }),
    'a certificate that has ended': sqlInstance({
      certificateExpires: known('2026-01-01T00:00:00Z'),
    }),
  },
  unknown: {
    'a date that nobody read': sqlInstance({ certificateExpires: denied('certificateExpires') }),
  },
})
