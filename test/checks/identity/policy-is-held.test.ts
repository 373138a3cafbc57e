import { known } from '#model'
import check from '../../../checks/identity/policy-is-held.ts'
import { policy } from '../../../mocks/aws/iamBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'two identities hold it': policy([]),
  },
  fails: {
    'nobody does': policy([], { attachments: known(0) }),
  },
  unknown: {
    'we may not see who does': policy([], { attachments: denied('attachments') }),
  },
})
