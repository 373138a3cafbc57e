/**
 * Random resource policies that exercise the whole language: every operator with its prefixes and
 * suffix, condition keys of every kind of domain, variables, principals of all sorts. The values are
 * few, so that statements meet, cover and miss one another often.
 *
 * @module
 */

import fc from 'fast-check'
import { OPERATOR_NAMES } from '../../providers/aws/policy/operators.ts'

export const OWN = '111122223333'
export const NAMED = '222233334444'
export const OWN_ORGANISATION = 'o-a1b2c3d4e5'
export const NAMED_ORGANISATION = 'o-foreign0000'
export const BUCKET = 'arn:aws:s3:::acme-data'

type Family = 'text' | 'arn' | 'number' | 'date' | 'address' | 'bool'

interface KeyChoice {
  readonly key: string
  readonly family: Family
  readonly values: readonly string[]
}

/** A policy variable, kept apart from the templates of this language. */
function variable(inside: string): string {
  return ['$', '{', inside, '}'].join('')
}

const TEXTS = ['red', 'blue', 're?', '*', 'b*', '*e', 'RED', 'true']

export const KEYS: readonly KeyChoice[] = [
  { key: 'aws:PrincipalAccount', family: 'text', values: [OWN, NAMED, '*', '2222*', 'anonymous'] },
  {
    key: 'aws:PrincipalArn',
    family: 'arn',
    values: [
      `arn:aws:iam::${OWN}:role/*`,
      `arn:aws:iam::${NAMED}:role/bob`,
      'arn:aws:iam::*:role/bob',
      'arn:aws:iam::*:user/b*',
      `arn:aws:iam::${NAMED}:root`,
      'arn:aws:iam::*',
      '*:bob',
    ],
  },
  {
    key: 'aws:PrincipalOrgID',
    family: 'text',
    values: [OWN_ORGANISATION, NAMED_ORGANISATION, 'o-*', 'o-f*', variable('aws:ResourceOrgID')],
  },
  {
    key: 'aws:PrincipalOrgPaths',
    family: 'text',
    values: [`${OWN_ORGANISATION}/*`, `${NAMED_ORGANISATION}/*`, 'o-*/r-*', '*'],
  },
  {
    key: 'aws:userid',
    family: 'text',
    values: ['AROAEXAMPLEROLEID00:*', '*:bob', 'anonymous', 'AIDA*', NAMED],
  },
  { key: 'aws:username', family: 'text', values: ['bob', 'b*', '*'] },
  {
    key: 'aws:PrincipalType',
    family: 'text',
    values: ['AssumedRole', 'User', 'Anonymous', 'Account', '*'],
  },
  { key: 'aws:PrincipalIsAWSService', family: 'bool', values: ['true', 'false'] },
  {
    key: 'aws:PrincipalServiceName',
    family: 'text',
    values: ['sns.amazonaws.com', 's*.amazonaws.com', '*'],
  },
  {
    key: 'aws:PrincipalServiceNamesList',
    family: 'text',
    values: ['sns.amazonaws.com', 's3.amazonaws.com', '*'],
  },
  {
    key: 'aws:PrincipalTag/team',
    family: 'text',
    values: [...TEXTS, variable('aws:RequestTag/team')],
  },
  { key: 'aws:MultiFactorAuthPresent', family: 'bool', values: ['true', 'false'] },
  { key: 'aws:MultiFactorAuthAge', family: 'number', values: ['10', '300', '3600'] },
  {
    key: 'aws:SourceArn',
    family: 'arn',
    values: [
      `arn:aws:sns:us-east-1:${OWN}:orders`,
      'arn:aws:sns:*:*:orders',
      `arn:aws:sns:*:${NAMED}:*`,
      'arn:aws:s3:::acme-logs',
      'arn:aws:s3:::*',
      '*',
    ],
  },
  { key: 'aws:SourceAccount', family: 'text', values: [OWN, NAMED, '*'] },
  { key: 'aws:SourceOrgID', family: 'text', values: [OWN_ORGANISATION, NAMED_ORGANISATION, 'o-*'] },
  {
    key: 'aws:CalledVia',
    family: 'text',
    values: ['athena.amazonaws.com', '*.amazonaws.com', 's3*'],
  },
  { key: 'aws:ViaAWSService', family: 'bool', values: ['true', 'false'] },
  { key: 'aws:ResourceAccount', family: 'text', values: [OWN, NAMED, '1*'] },
  { key: 'aws:ResourceTag/class', family: 'text', values: TEXTS },
  {
    key: 'aws:SourceIp',
    family: 'address',
    values: [
      '52.94.76.0/24',
      '8.0.0.0/7',
      '0.0.0.0/0',
      '0.0.0.0/1',
      '128.0.0.0/1',
      '10.0.0.0/8',
      '2600::/16',
      '::/0',
    ],
  },
  { key: 'aws:VpcSourceIp', family: 'address', values: ['10.0.0.0/16', '0.0.0.0/0'] },
  { key: 'aws:SourceVpc', family: 'text', values: ['vpc-0a1b2c3d', 'vpc-*', '*'] },
  { key: 'aws:SourceVpce', family: 'text', values: ['vpce-0a1b2c3d', 'vpce-*', 'vpce-0*'] },
  { key: 'aws:VpceAccount', family: 'text', values: [OWN, NAMED, '*'] },
  { key: 'aws:SecureTransport', family: 'bool', values: ['true', 'false'] },
  {
    key: 'aws:CurrentTime',
    family: 'date',
    values: ['2020-01-01T00:00:00Z', '2030-01-01T00:00:00Z', '2026-11-23T12:00:00Z'],
  },
  { key: 'aws:EpochTime', family: 'date', values: ['1577836800', '1893456000'] },
  { key: 'aws:TokenIssueTime', family: 'date', values: ['2020-01-01', '2030-01-01'] },
  { key: 'aws:Referer', family: 'text', values: ['https://acme.example/*', ...TEXTS] },
  { key: 'aws:TagKeys', family: 'text', values: TEXTS },
  {
    key: 'aws:RequestTag/team',
    family: 'text',
    values: [...TEXTS, variable("aws:PrincipalTag/team, 'red'")],
  },
  {
    key: 's3:prefix',
    family: 'text',
    values: ['home/*', `home/${variable('aws:username')}`, variable('*'), 'x'],
  },
  { key: 's3:max-keys', family: 'number', values: ['10', '1000', '2.5'] },
  { key: 's3:authType', family: 'text', values: ['REST-QUERY-STRING', 'REST-*'] },
  { key: 's3:DataAccessPointAccount', family: 'text', values: [OWN, NAMED, '*'] },
  { key: 'acme:unheard-of', family: 'text', values: TEXTS },
]

const byFamily: Readonly<Record<Family, RegExp>> = {
  text: /^(String|Null|Binary)/,
  arn: /^(Arn|String(Not)?(Like|Equals)$|Null)/,
  number: /^(Numeric|Null|StringEquals$)/,
  date: /^(Date|Null)/,
  address: /^((Not)?IpAddress|Null|StringEquals$)/,
  bool: /^(Bool|Null|String(Not)?Equals)/,
}

interface RandomCondition {
  readonly operator: string
  readonly key: string
  readonly values: readonly string[]
}

const condition: fc.Arbitrary<RandomCondition> = fc
  .record({
    choice: fc.constantFrom(...KEYS),
    operator: fc.nat(1000),
    set: fc.constantFrom('', '', '', '', 'ForAllValues:', 'ForAnyValue:'),
    ifExists: fc.constantFrom('', '', '', 'IfExists'),
    picks: fc.array(fc.nat(1000), { minLength: 1, maxLength: 3 }),
    presence: fc.boolean(),
    upper: fc.boolean(),
  })
  .map(({ choice, operator, set, ifExists, picks, presence, upper }) => {
    const fitting = OPERATOR_NAMES.filter((name) => byFamily[choice.family].test(name))
    const name = fitting[operator % fitting.length] ?? 'StringEquals'
    const key = upper
      ? choice.key.toUpperCase().replace(/\/.*/, (tail) => tail.toLowerCase())
      : choice.key
    if (name === 'Null') return { operator: name, key, values: [String(presence)] }
    const values = picks.map((pick) => choice.values[pick % choice.values.length] ?? '')
    return { operator: set + name + ifExists, key, values }
  })

const principal: fc.Arbitrary<Written> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ Principal: '*' }) },
  fc.constant({ Principal: { AWS: '*' } }),
  fc.constantFrom(
    { Principal: { AWS: NAMED } },
    { Principal: { AWS: [`arn:aws:iam::${OWN}:root`, `arn:aws:iam::${NAMED}:role/bob`] } },
    { Principal: { AWS: `arn:aws:iam::${NAMED}:user/bob` } },
    { Principal: { Service: 'sns.amazonaws.com' } },
    { Principal: { Service: ['sns.amazonaws.com', 's3.amazonaws.com'], AWS: OWN } },
    { Principal: { AWS: 'AIDAEXAMPLEDELETED00' } },
    { NotPrincipal: { AWS: `arn:aws:iam::${OWN}:root` } },
    { NotPrincipal: { AWS: `arn:aws:iam::${NAMED}:role/bob` } },
    { NotPrincipal: { Service: 'sns.amazonaws.com', AWS: NAMED } },
  ),
)

const action = fc.oneof(
  fc.constantFrom(
    { Action: 's3:GetObject' },
    { Action: ['s3:getobject', 'S3:PutObject'] },
    { Action: 's3:*' },
    { Action: '*' },
    { Action: 's3:Get*' },
    { Action: ['s3:ListBucket', 's3:?etObject'] },
    { NotAction: 's3:GetObject' },
    { NotAction: ['s3:Put*', 's3:Delete*'] },
  ),
)

const resource: fc.Arbitrary<Written> = fc.constantFrom(
  { Resource: '*' },
  { Resource: BUCKET },
  { Resource: [BUCKET, `${BUCKET}/*`] },
  { Resource: `${BUCKET}/*` },
  { Resource: `${BUCKET}/home/*` },
  { Resource: `${BUCKET}/*/secret` },
  { Resource: `${BUCKET}/home/${variable('aws:username')}/*` },
  { Resource: `${BUCKET}/${variable("aws:PrincipalTag/team, 'none'")}` },
  { NotResource: `${BUCKET}/home/*` },
  { NotResource: [`${BUCKET}/a*`, `${BUCKET}/*z`] },
)

function statement(effect: 'Allow' | 'Deny', most: number): fc.Arbitrary<Written> {
  return fc
    .tuple(
      principal,
      action,
      resource,
      fc.array(condition, { minLength: effect === 'Allow' ? 1 : 0, maxLength: most }),
    )
    .map(([who, what, where, conditions]) => {
      const block: Record<string, Record<string, readonly string[]>> = {}
      for (const { operator, key, values } of conditions) {
        block[operator] = { ...block[operator], [key]: values }
      }
      const asked = conditions.length > 0 ? { Condition: block } : {}
      return { Effect: effect, ...who, ...what, ...where, ...asked }
    })
}

/** A statement as it is written; loosely typed, as policies are. */
type Written = Readonly<Record<string, unknown>>

export interface RandomPolicy {
  readonly Version: string
  readonly Statement: readonly Written[]
}

export const randomPolicy: fc.Arbitrary<RandomPolicy> = fc
  .record({
    Version: fc.constantFrom('2012-10-17', '2012-10-17', '2012-10-17', '2008-10-17'),
    allows: fc.array(statement('Allow', 4), { minLength: 1, maxLength: 3 }),
    denies: fc.array(statement('Deny', 2), { maxLength: 3 }),
  })
  .map(({ Version, allows, denies }) => ({ Version, Statement: [...allows, ...denies] }))
