import { known } from '#model'
import check from '../../../checks/identity/users-hold-rights-through-groups.ts'
import { holdings, user } from '../../../mocks/aws/iamBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'nothing of his own': user({ groups: known(['readers']) }),
  },
  fails: {
    'a managed policy': user({
      holdings: holdings({}, { attached: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }),
    }),
    'an inline policy': user({ holdings: holdings({ work: '{}' }) }),
  },
  unknown: {
    'we may not see what he holds': user({ holdings: denied('holdings') }),
  },
})
