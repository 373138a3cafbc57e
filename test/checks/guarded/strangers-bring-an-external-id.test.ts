import check from '../../../checks/guarded/strangers-bring-an-external-id.ts'
import { role, trust } from '../../../mocks/aws/iamBuilder.ts'
import { ACCOUNT, STRANGER } from '../../../mocks/aws/scopeBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const vendor = { AWS: `arn:aws:iam::${STRANGER}:root` }

describeCheck(check, {
  passes: {
    'a role for a service': role(),
    'a role for the account itself': role({
      trust: trust({ AWS: `arn:aws:iam::${ACCOUNT}:root` }),
    }),
    'a vendor with an external id': role({
      trust: trust(vendor, { StringEquals: { 'sts:ExternalId': '7f3a' } }),
    }),
    'the people of the own identity provider': role({
      trust: trust(
        { Federated: `arn:aws:iam::${ACCOUNT}:saml-provider/okta` },
        { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
        'sts:AssumeRoleWithSAML',
      ),
    }),
  },
  fails: {
    'a vendor without one': role({ trust: trust(vendor) }),
    'a vendor that may bring any': role({
      trust: trust(vendor, { StringLike: { 'sts:ExternalId': '*' } }),
    }),
  },
  unknown: { 'the role cannot be read': role({ trust: denied('details') }) },
})
