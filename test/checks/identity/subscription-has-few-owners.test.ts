import check from '../../../checks/identity/subscription-has-few-owners.ts'
import { assignment, subscription } from '../../../mocks/azure/authorizationBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const owners = (...names: readonly string[]) =>
  names.map((principalId) => assignment('Owner', { principalId }))

describeCheck(check, {
  passes: {
    'two people': subscription(owners('ann', 'ben')),
    'one of them holds it twice, here and above': subscription([
      ...owners('ann', 'ben', 'eve'),
      assignment('Owner', { principalId: 'ann', scope: '' }),
    ]),
    'a group, which is more than one already': subscription([
      assignment('Owner', { principalType: 'Group' }),
    ]),
  },
  fails: {
    'one person alone': subscription(owners('ann')),
    'half the company': subscription(owners('ann', 'ben', 'eve', 'tom')),
    nobody: subscription(),
  },
  unknown: {
    'assignments that may not be read': subscription([], { assignments: denied('assignments') }),
  },
})
