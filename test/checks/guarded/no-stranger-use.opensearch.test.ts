import { known } from '#model'
import check from '../../../checks/guarded/no-stranger-use.ts'
import { DOMAIN_ARN, searchDomain } from '../../../mocks/aws/openSearchBuilder.ts'
import { ACCOUNT, policyText, STRANGER } from '../../../mocks/aws/scopeBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const forAccount = (account: string) =>
  known(
    policyText({
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${account}:root` },
      Action: 'es:ESHttpGet',
      Resource: `${DOMAIN_ARN}/*`,
    }),
  )

describeCheck(check, {
  passes: {
    'a domain for the own account': searchDomain({ policy: forAccount(ACCOUNT) }),
    'a strange account that would have to come into the VPC first': searchDomain({
      policy: forAccount(STRANGER),
      inVpc: known(true),
    }),
  },
  fails: { 'a domain for a strange account': searchDomain({ policy: forAccount(STRANGER) }) },
  unknown: { 'an access policy we may not read': searchDomain({ policy: denied('policy') }) },
})
