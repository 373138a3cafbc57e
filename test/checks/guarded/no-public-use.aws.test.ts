import { known } from '#model'
import check from '../../../checks/guarded/no-public-use.ts'
import { role, trust } from '../../../mocks/aws/iamBuilder.ts'
import { key, keyOfAws } from '../../../mocks/aws/kmsBuilder.ts'
import { ACCOUNT, membership, ORGANIZATION, policyText } from '../../../mocks/aws/scopeBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const DECRYPT = { Effect: 'Allow', Principal: '*', Action: 'kms:Decrypt', Resource: '*' }

const GITHUB = {
  Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com`,
}

describeCheck(check, {
  passes: {
    'a key as CreateKey makes it': key(),
    'a key of AWS': keyOfAws(),
    'a role for a service of AWS': role(),
    'a role for everybody in an organisation': {
      resource: role({
        trust: trust({ AWS: '*' }, { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION } }),
      }),
      beside: [membership()],
    },
    'a role for one repository of GitHub': role({
      trust: trust(
        GITHUB,
        {
          StringEquals: {
            'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
            'token.actions.githubusercontent.com:sub': 'repo:acme/shop:ref:refs/heads/main',
          },
        },
        'sts:AssumeRoleWithWebIdentity',
      ),
    }),
    'a wildcard that is pinned to the own account': key({
      policy: known(
        policyText({ ...DECRYPT, Condition: { StringEquals: { 'kms:CallerAccount': ACCOUNT } } }),
      ),
    }),
  },
  fails: {
    'a role for everybody': role({ trust: trust('*') }),
    'a role for every repository of GitHub': role({
      trust: trust(
        GITHUB,
        { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:*' } },
        'sts:AssumeRoleWithWebIdentity',
      ),
    }),
    'a key policy for everybody': key({ policy: known(policyText(DECRYPT)) }),
    'a grant for everybody': key({
      grants: known([{ GrantId: 'g1', GranteePrincipal: '*', Operations: ['Decrypt'] }]),
    }),
  },
  unknown: {
    'a key policy we may not read': key({ policy: denied('policy') }),
    'a role we may not read': role({ trust: denied('details') }),
    'grants we may not list': key({ grants: denied('grants') }),
  },
})
