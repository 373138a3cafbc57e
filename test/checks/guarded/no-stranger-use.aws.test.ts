import { known } from '#model'
import check from '../../../checks/guarded/no-stranger-use.ts'
import { role, trust } from '../../../mocks/aws/iamBuilder.ts'
import { key } from '../../../mocks/aws/kmsBuilder.ts'
import { ACCOUNT, policyText, STRANGER } from '../../../mocks/aws/scopeBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const grantTo = (grantee: string) =>
  known([{ GrantId: 'g1', GranteePrincipal: grantee, Operations: ['Decrypt', 'CreateGrant'] }])

describeCheck(check, {
  passes: {
    'a key as CreateKey makes it': key(),
    'a role for the account itself': role({
      trust: trust({ AWS: `arn:aws:iam::${ACCOUNT}:root` }),
    }),
    'a grant to a role of the account': key({
      grants: grantTo(`arn:aws:iam::${ACCOUNT}:role/app`),
    }),
    'a grant to a service of AWS': key({ grants: grantTo('dynamodb.eu-west-1.amazonaws.com') }),
  },
  fails: {
    'a role for a strange account': role({
      trust: trust({ AWS: `arn:aws:iam::${STRANGER}:root` }),
    }),
    'a key policy for a strange account': key({
      policy: known(
        policyText({
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${STRANGER}:root` },
          Action: 'kms:Decrypt',
          Resource: '*',
        }),
      ),
    }),
    'a grant to a role of a strange account': key({
      grants: grantTo(`arn:aws:iam::${STRANGER}:role/app`),
    }),
  },
  unknown: { 'grants we may not list': key({ grants: denied('grants') }) },
})
