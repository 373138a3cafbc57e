import check from '../../../checks/identity/lent-role-only-looks.ts'
import { holdings, role, trust } from '../../../mocks/aws/iamBuilder.ts'
import { policyText, STRANGER } from '../../../mocks/aws/scopeBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const lent = trust({ AWS: `arn:aws:iam::${STRANGER}:root` })
const may = (action: string, resource = '*') =>
  holdings({ work: policyText({ Effect: 'Allow', Action: action, Resource: resource }) })

describeCheck(check, {
  passes: {
    'a role of a function of ours, whatever it may': role({ holdings: may('s3:*') }),
    'a lent role that looks': role({ trust: lent, holdings: may('ec2:Describe*') }),
    'a lent role to somebody we trust': {
      resource: role({ trust: lent, holdings: may('s3:*') }),
      zone: { trusted: [{ id: STRANGER, reason: 'our host' }] },
    },
  },
  fails: {
    'a lent role that writes': role({
      trust: lent,
      holdings: may('s3:PutObject', 'arn:aws:s3:::tea/*'),
    }),
    'a lent role with a star': role({ trust: lent, holdings: may('s3:*') }),
  },
  unknown: {
    'we may not see whom it trusts': role({ trust: denied('trust') }),
    'we may not see what it holds': role({ trust: lent, holdings: denied('holdings') }),
  },
})
