import { known } from '#model'
import check from '../../../checks/guarded/no-public-use.ts'
import { DOMAIN_ARN, SIGN_IN, searchDomain } from '../../../mocks/aws/openSearchBuilder.ts'
import { ACCOUNT, policyText } from '../../../mocks/aws/scopeBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const everybody = (condition?: object) =>
  known(
    policyText({
      Effect: 'Allow',
      Principal: { AWS: '*' },
      Action: 'es:ESHttp*',
      Resource: `${DOMAIN_ARN}/*`,
      ...(condition && { Condition: condition }),
    }),
  )
const open = everybody()

describeCheck(check, {
  passes: {
    'a domain without an access policy': searchDomain(),
    'everybody who is in the VPC': searchDomain({ policy: open, inVpc: known(true) }),
    'everybody at one address': searchDomain({
      policy: everybody({ IpAddress: { 'aws:SourceIp': '203.0.113.7/32' } }),
    }),
    'everybody of the own account': searchDomain({
      policy: everybody({ StringEquals: { 'aws:PrincipalAccount': ACCOUNT } }),
    }),
    'nobody by its policy, whatever is asked within': searchDomain({ signIn: denied('signIn') }),
  },
  fails: {
    everybody: searchDomain({ policy: open }),
    'everybody at every address': searchDomain({
      policy: everybody({ IpAddress: { 'aws:SourceIp': ['0.0.0.0/1', '128.0.0.0/1'] } }),
    }),
    'everybody, and within also requests that name nobody': searchDomain({
      policy: open,
      signIn: known({ ...SIGN_IN, fineGrained: true, anonymous: true }),
    }),
  },
  unknown: {
    'an access policy we may not read': searchDomain({ policy: denied('policy') }),
    'everybody, and we cannot tell whether it is in a VPC': searchDomain({
      policy: open,
      inVpc: denied('inVpc'),
    }),
    'everybody, and within by mappings that AWS does not tell': searchDomain({
      policy: open,
      signIn: known({ ...SIGN_IN, fineGrained: true }),
    }),
  },
})
