import check from '../../../checks/identity/root-has-no-signing-certificate.ts'
import { accountSummary, root } from '../../../mocks/aws/iamBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    none: root(),
  },
  fails: {
    one: root({ summary: accountSummary({ signingCertificates: 1 }) }),
  },
  unknown: {
    'the summary does not tell, and the report cannot be read': root({
      summary: accountSummary({ signingCertificates: null }),
      credentials: denied('report'),
    }),
  },
})
