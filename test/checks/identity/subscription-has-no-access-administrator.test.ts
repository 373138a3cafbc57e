import check from '../../../checks/identity/subscription-has-no-access-administrator.ts'
import { assignment, subscription } from '../../../mocks/azure/authorizationBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'an owner and a reader': subscription([assignment('Owner'), assignment()]),
    'nobody at all': subscription(),
  },
  fails: {
    'one at the subscription': subscription([assignment('User Access Administrator')]),
    'one at the root, where elevated access was forgotten': subscription([
      assignment('User Access Administrator', { scope: '' }),
    ]),
  },
  unknown: {
    'assignments that may not be read': subscription([], { assignments: denied('assignments') }),
  },
})
