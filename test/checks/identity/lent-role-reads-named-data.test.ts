import check from '../../../checks/identity/lent-role-reads-named-data.ts'
import { holdings, role, trust } from '../../../mocks/aws/iamBuilder.ts'
import { policyText, STRANGER } from '../../../mocks/aws/scopeBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const lent = trust({ AWS: `arn:aws:iam::${STRANGER}:root` })
const may = (action: string, resource = '*') =>
  holdings({ work: policyText({ Effect: 'Allow', Action: action, Resource: resource }) })

describeCheck(check, {
  passes: {
    'a role of a function of ours, whatever it may': role({ holdings: may('s3:*') }),
    'a lent role that reads one bucket': role({
      trust: lent,
      holdings: may('s3:GetObject', 'arn:aws:s3:::tea/*'),
    }),
    'a lent role that lists': role({ trust: lent, holdings: may('s3:List*') }),
  },
  fails: {
    'a lent role that reads every object': role({ trust: lent, holdings: may('s3:Get*') }),
  },
  unknown: {
    'we may not see what it holds': role({ trust: lent, holdings: denied('holdings') }),
  },
})
