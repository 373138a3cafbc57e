import { known } from '#model'
import check from '../../../checks/identity/no-embedded-policies.ts'
import { group, holdings, role } from '../../../mocks/aws/iamBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a group': group(),
    'a role with a managed policy': role({
      holdings: holdings({}, { attached: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }),
    }),
    'a role that AWS made for a service': role({
      path: known('/aws-service-role/rds.amazonaws.com/'),
      holdings: holdings({ work: '{}' }),
    }),
  },
  fails: {
    'a group with one': group({ holdings: holdings({ work: '{}' }) }),
    'a role with one': role({ holdings: holdings({ work: '{}' }) }),
  },
  unknown: {
    'we may not see what it holds': role({ holdings: denied('holdings') }),
  },
})
