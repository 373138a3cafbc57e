import { known } from '#model'
import check from '../../../checks/identity/group-has-members.ts'
import { group, user } from '../../../mocks/aws/iamBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'one user is in it': { resource: group(), beside: [user({ groups: known(['readers']) })] },
  },
  fails: {
    'no user is in it': { resource: group(), beside: [user({ groups: known(['writers']) })] },
    'there are no users': group(),
  },
  unknown: {
    'we may not see who is in it': {
      resource: group(),
      beside: [user({ groups: denied('groups') })],
    },
  },
})
