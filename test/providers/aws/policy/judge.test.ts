import { describe, expect, it } from 'vitest'
import { EMPTY_ZONE } from '#model'
import {
  judgePolicy,
  type PolicyQuestion,
  type PolicyVerdict,
  type ResourceKind,
} from '../../../../providers/aws/policy/index.ts'

const OWN = '111122223333'
const STRANGER = '222233334444'
const ORGANISATION = 'o-a1b2c3d4e5'
const BUCKET = 'arn:aws:s3:::acme-data'
const GITHUB = `arn:aws:iam::${OWN}:oidc-provider/token.actions.githubusercontent.com`

type Written = Readonly<Record<string, unknown>>

function ask(kind: ResourceKind, more: Partial<PolicyQuestion> = {}): PolicyQuestion {
  return {
    kind,
    resource: kind === 's3' ? BUCKET : undefined,
    owner: { account: OWN, organisation: ORGANISATION },
    zone: { ...EMPTY_ZONE, accounts: [OWN], organizations: [ORGANISATION] },
    now: new Date('2026-11-23T12:00:00Z'),
    ...more,
  }
}

function judge(statements: readonly Written[], question = ask('s3')): PolicyVerdict {
  return judgePolicy({ Version: '2012-10-17', Statement: statements }, question)
}

function allow(more: Written = {}): Written {
  return {
    Effect: 'Allow',
    Principal: '*',
    Action: 's3:GetObject',
    Resource: `${BUCKET}/*`,
    ...more,
  }
}

function deny(more: Written = {}): Written {
  return {
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [BUCKET, `${BUCKET}/*`],
    ...more,
  }
}

function when(operator: string, key: string, value: unknown): Written {
  return { Condition: { [operator]: { [key]: value } } }
}

describe('what a bucket policy grants', () => {
  it.each<[string, string, Written]>([
    ['public', 'all but one action', { Action: undefined, NotAction: 's3:DeleteBucket' }],
    ['not-public', 'an object action on the bucket, which is dead', { Resource: BUCKET }],
    ['not-public', 'an action on another bucket', { Resource: 'arn:aws:s3:::other/*' }],
    ['public', 'a question mark in an action', { Action: 's3:Get?bject' }],
    ['public', 'any organisation', when('StringLike', 'aws:PrincipalOrgID', 'o-*')],
    [
      'cross-account',
      'a foreign organisation',
      when('StringEquals', 'aws:PrincipalOrgID', 'o-foreign000'),
    ],
    [
      'public',
      'an organisation if there is one',
      when('StringEqualsIfExists', 'aws:PrincipalOrgID', ORGANISATION),
    ],
    [
      'public',
      'a role name in any account',
      when('ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::*:role/admin'),
    ],
    [
      'cross-account',
      'a role of a foreign account',
      when('ArnLike', 'aws:PrincipalArn', `arn:aws:iam::${STRANGER}:role/x`),
    ],
    ['cross-account', "a foreign root's user id", when('StringEquals', 'aws:userid', STRANGER)],
    [
      'public',
      'accounts whose number begins so',
      when('StringLike', 'aws:PrincipalAccount', '3333*'),
    ],
    ['public', 'encrypted transport', when('Bool', 'aws:SecureTransport', 'true')],
    [
      'not-public',
      'services of AWS, whoever they act for',
      when('Bool', 'aws:PrincipalIsAWSService', 'true'),
    ],
    [
      'public',
      "any source, in anybody's hands",
      when('ArnLike', 'aws:SourceArn', 'arn:aws:sns:*:*:orders'),
    ],
    [
      'not-public',
      'a time gone by',
      when('DateLessThan', 'aws:CurrentTime', '2020-01-01T00:00:00Z'),
    ],
    [
      'not-public',
      'a tag of somebody without a name',
      {
        Condition: {
          StringEquals: { 'aws:PrincipalTag/team': 'red' },
          Null: { 'aws:PrincipalArn': 'true' },
        },
      },
    ],
    ['public', 'a time begun', when('DateGreaterThan', 'aws:CurrentTime', '2020-01-01T00:00:00Z')],
    ['not-public', 'a literal star', when('StringEquals', 'aws:PrincipalArn', '*')],
    [
      'not-public',
      'own access points',
      when('ArnLike', 's3:DataAccessPointArn', `arn:aws:s3:eu-west-1:${OWN}:accesspoint/*`),
    ],
    [
      'public',
      'access points of anybody',
      when('ArnLike', 's3:DataAccessPointArn', 'arn:aws:s3:*:*:accesspoint/*'),
    ],
    [
      'cross-account',
      'a canonical user',
      {
        Principal: {
          CanonicalUser: '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be',
        },
      },
    ],
    [
      'cross-account',
      'a service that acts for a foreign account',
      {
        Principal: { Service: 'cloudfront.amazonaws.com' },
        ...when('StringEquals', 'aws:SourceAccount', STRANGER),
      },
    ],
  ])('is %s when it is limited to %s', (answer, _, statement) => {
    expect(judge([allow(statement)]).answer).toBe(answer)
  })

  it.each<[string, string, Written]>([
    ['not-public', 'everybody', {}],
    [
      'not-public',
      'everybody but the owner',
      { Principal: undefined, NotPrincipal: { AWS: `arn:aws:iam::${OWN}:root` } },
    ],
    ['not-public', 'other accounts', when('StringNotEquals', 'aws:PrincipalAccount', OWN)],
    ['public', 'plain transport', when('Bool', 'aws:SecureTransport', 'false')],
    ['not-public', 'other networks', when('NotIpAddress', 'aws:SourceIp', '52.94.76.0/24')],
    [
      'public',
      'other networks, unless a service calls',
      {
        Condition: {
          NotIpAddress: { 'aws:SourceIp': '52.94.76.0/24' },
          Bool: { 'aws:ViaAWSService': 'false' },
        },
      },
    ],
    ['undecided', 'what we do not understand', when('StringResembles', 'aws:x', 'y')],
  ])('is %s when %s is denied', (answer, _, statement) => {
    expect(judge([allow(), deny(statement)]).answer).toBe(answer)
  })

  it('reaches a named account that may be of any organisation or of none', () => {
    const statement = allow({
      Principal: { AWS: STRANGER },
      Action: undefined,
      NotAction: 's3:PutObject',
      ...when('StringLike', 'aws:PrincipalOrgID', 'o-*'),
    })
    expect(judge([statement]).answer).toBe('cross-account')
    const barred = deny(when('StringEqualsIfExists', 'aws:PrincipalOrgID', ORGANISATION))
    expect(judge([allow({ Principal: { AWS: STRANGER } }), barred]).answer).toBe('cross-account')
  })

  it('tells a stranger let in by the network that lets everybody in from one let in by name', () => {
    const byEndpoint = allow(when('StringEquals', 'aws:SourceVpce', 'vpce-0a1b2c3d'))
    const mention = deny({ Principal: { AWS: STRANGER }, Action: 's3:PutObject' })
    expect(judge([byEndpoint, mention]).answer).toBe('not-public')
    const byName = allow({
      Condition: {
        StringEquals: { 'aws:SourceVpce': 'vpce-0a1b2c3d', 'aws:PrincipalAccount': STRANGER },
      },
    })
    expect(judge([byEndpoint, byName]).answer).toBe('cross-account')
  })

  it('knows that what comes by a VPC endpoint carries no address of the internet', () => {
    const both = {
      StringLike: { 'aws:SourceVpce': '*' },
      IpAddress: { 'aws:SourceIp': '0.0.0.0/0' },
    }
    expect(judge([allow({ Condition: both })]).answer).toBe('not-public')
    expect(judge([allow(when('StringLike', 'aws:SourceVpce', '*'))]).answer).toBe('public')
  })

  it('adds up the networks of several statements', () => {
    const halves = ['8.0.0.0/8', '9.0.0.0/8'].map((block) =>
      allow(when('IpAddress', 'aws:SourceIp', block)),
    )
    expect(judge(halves.slice(0, 1)).answer).toBe('not-public')
    expect(judge(halves).answer).toBe('public')
  })

  it('names strangers beside everybody, when statements of their own let them in', () => {
    const own = allow({ Principal: { AWS: STRANGER }, Action: 's3:PutObject' })
    const { exposures } = judge([allow(), own])
    expect(exposures.map(({ who, admittedBy }) => [who, admittedBy[0]?.pointer])).toEqual([
      ['anyone', '/Statement/0'],
      ['stranger', '/Statement/1'],
    ])
  })

  it('shows the request, the statement and all that can be done', () => {
    const { exposures } = judge([
      deny(when('Bool', 'aws:SecureTransport', 'false')),
      allow({ Sid: 'Site', Action: ['s3:GetObject', 's3:PutObjectAcl'] }),
    ])
    expect(exposures).toEqual([
      {
        who: 'anyone',
        via: 'direct',
        network: 'internet',
        what: ['read', 'administer'],
        whom: 'anyone, without signing in',
        witness: {
          principal: { type: 'anonymous' },
          action: 's3:GetObject',
          resource: `${BUCKET}/xx`,
          context: { 'aws:SecureTransport': ['true'] },
        },
        admittedBy: [{ document: 'policy', pointer: '/Statement/1', sid: 'Site' }],
        risks: [],
      },
    ])
  })
})

describe('other layers', () => {
  it('a guardrail denies what the policy allows, and allows nothing itself', () => {
    const document = {
      Version: '2012-10-17',
      Statement: [
        deny({
          Resource: '*',
          Condition: { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': ORGANISATION } },
        }),
      ],
    }
    const question = ask('s3', { guardrails: [{ name: 'RCP', document }] })
    expect(judge([allow()], question).answer).toBe('not-public')
    const open = { Version: '2012-10-17', Statement: [allow()] }
    expect(judge([], ask('s3', { guardrails: [{ name: 'RCP', document: open }] })).answer).toBe(
      'not-public',
    )
  })

  it('an access point and its bucket must both allow, each under its own names', () => {
    const arn = `arn:aws:s3:eu-west-1:${OWN}:accesspoint/web`
    const delegation = allow({
      Action: 's3:*',
      Resource: [BUCKET, `${BUCKET}/*`],
      ...when('StringEquals', 's3:DataAccessPointAccount', OWN),
    })
    const through = (resource: string, bucketPolicy: readonly Written[]) =>
      judge(
        bucketPolicy,
        ask('s3', {
          accessPoint: {
            arn,
            networkOrigin: 'Internet',
            document: { Version: '2012-10-17', Statement: [allow({ Resource: resource })] },
          },
        }),
      )
    const open = through(`${arn}/object/public/*`, [delegation])
    expect(open.answer).toBe('public')
    expect(open.exposures[0]?.witness.resource).toMatch(/^arn:aws:s3:::acme-data\/public\//)
    expect(open.exposures[0]?.admittedBy.map(({ document }) => document)).toEqual([
      'policy',
      'access point policy',
    ])
    expect(
      through(`${arn}/object/public/*`, [allow({ Resource: `${BUCKET}/private/*` })]).answer,
    ).toBe('not-public')
    expect(through(`${BUCKET}/*`, [delegation]).answer).toBe('not-public')
    expect(judge([delegation]).answer).toBe('not-public')
  })

  it('a private network holds everybody off', () => {
    const { answer, exposures } = judge([allow()], ask('s3', { privateNetwork: true }))
    expect([answer, exposures[0]?.network]).toEqual(['not-public', 'private'])
  })

  it('a function URL lets anonymous callers in only if it exists and asks for nothing', () => {
    const statement = {
      Effect: 'Allow',
      Principal: '*',
      Action: 'lambda:InvokeFunctionUrl',
      Resource: '*',
      ...when('StringEquals', 'lambda:FunctionUrlAuthType', 'NONE'),
    }
    const who = (functionUrl: PolicyQuestion['functionUrl']) =>
      judge([statement], ask('lambda', { functionUrl })).exposures[0]?.who
    expect(who({ authType: 'NONE' })).toBe('anyone')
    expect(who({ authType: 'AWS_IAM' })).toBeUndefined()
    expect(who(null)).toBeUndefined()
    expect(who(undefined)).toBe('anyone')
  })
})

describe('what a trust policy grants', () => {
  const assume = (principal: unknown, more: Written = {}) =>
    judge(
      [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole', ...more }],
      ask('trust'),
    )
  const federate = (provider: string, action: string, conditions: Written) =>
    judge(
      [{ Effect: 'Allow', Principal: { Federated: provider }, Action: action, ...conditions }],
      ask('trust'),
    )
  const webIdentity = 'sts:AssumeRoleWithWebIdentity'

  it.each<[string, string, PolicyVerdict]>([
    [
      'public',
      'an external id that anybody can send',
      assume({ AWS: '*' }, when('StringEquals', 'sts:ExternalId', 'abc')),
    ],
    ['cross-account', 'a vendor', assume({ AWS: STRANGER })],
    [
      'not-public',
      'the organisation',
      assume({ AWS: '*' }, when('StringEquals', 'aws:PrincipalOrgID', ORGANISATION)),
    ],
    [
      'not-public',
      'repositories that do not exist',
      federate(
        GITHUB,
        webIdentity,
        when('StringEquals', 'token.actions.githubusercontent.com:sub', 'repo:acme/*'),
      ),
    ],
    [
      'public',
      'owners whose name begins so',
      federate(
        GITHUB,
        webIdentity,
        when('StringLike', 'token.actions.githubusercontent.com:sub', 'repo:acme*'),
      ),
    ],
    [
      'cross-account',
      'one owner, by a claim of its own',
      federate(
        GITHUB,
        webIdentity,
        when('StringEquals', 'token.actions.githubusercontent.com:repository_owner', 'acme'),
      ),
    ],
    [
      'cross-account',
      'an identity provider',
      federate(
        `arn:aws:iam::${OWN}:saml-provider/corp`,
        'sts:AssumeRoleWithSAML',
        when('StringEquals', 'SAML:aud', 'https://signin.aws.amazon.com/saml'),
      ),
    ],
    [
      'not-public',
      'IAM Identity Center',
      federate(
        `arn:aws:iam::${OWN}:saml-provider/AWSSSO_0123456789abcdef_DO_NOT_DELETE`,
        'sts:AssumeRoleWithSAML',
        {},
      ),
    ],
    [
      'not-public',
      'a cluster of the account',
      federate(
        `arn:aws:iam::${OWN}:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/ABC`,
        webIdentity,
        {},
      ),
    ],
    [
      'public',
      'guests of an identity pool',
      federate('cognito-identity.amazonaws.com', webIdentity, {
        Condition: {
          StringEquals: { 'cognito-identity.amazonaws.com:aud': 'eu-west-1:1234' },
          'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'unauthenticated' },
        },
      }),
    ],
    [
      'cross-account',
      'users of an identity pool',
      federate('cognito-identity.amazonaws.com', webIdentity, {
        Condition: {
          StringEquals: { 'cognito-identity.amazonaws.com:aud': 'eu-west-1:1234' },
          'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
        },
      }),
    ],
    [
      'public',
      'any identity pool',
      federate(
        'cognito-identity.amazonaws.com',
        webIdentity,
        when('ForAnyValue:StringLike', 'cognito-identity.amazonaws.com:amr', 'authenticated'),
      ),
    ],
  ])('is %s for %s', (answer, _, verdict) => {
    expect(verdict.answer).toBe(answer)
  })

  it('is for nobody outside when the configuration trusts them', () => {
    const statement = { Effect: 'Allow', Principal: { AWS: STRANGER }, Action: 'sts:AssumeRole' }
    const trusted = [{ id: STRANGER, reason: 'our auditors' }]
    expect(judge([statement], ask('trust', { zone: { ...EMPTY_ZONE, trusted } })).answer).toBe(
      'not-public',
    )
  })
})
