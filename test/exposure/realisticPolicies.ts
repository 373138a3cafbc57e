/**
 * Policies as they stand in real accounts, each with names of its own: the mix that a scan meets.
 *
 * @module
 */

import type { ResourceKind } from '../../providers/aws/policy/index.ts'

export interface RealisticPolicy {
  readonly kind: ResourceKind
  readonly resource: string
  readonly text: string
}

const OWN = '111122223333'
const ORGANISATION = 'o-a1b2c3d4e5'

type Statement = Readonly<Record<string, unknown>>
type Template = (
  name: string,
  index: number,
) => Omit<RealisticPolicy, 'text'> & {
  readonly statements: readonly Statement[]
}

function bucket(name: string, statements: (arn: string) => readonly Statement[]) {
  const resource = `arn:aws:s3:::${name}`
  return { kind: 's3' as const, resource, statements: statements(resource) }
}

function denyWithoutTls(arn: string): Statement {
  return {
    Sid: 'DenyInsecureTransport',
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [arn, `${arn}/*`],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  }
}

function elsewhere(index: number): string {
  return String(200_000_000_000 + index * 7919)
}

const TEMPLATES: readonly Template[] = [
  (name) =>
    bucket(name, (arn) => [
      denyWithoutTls(arn),
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: [arn, `${arn}/*`],
        Condition: {
          StringNotEquals: { 'aws:PrincipalOrgID': ORGANISATION },
          Bool: { 'aws:PrincipalIsAWSService': 'false' },
        },
      },
      {
        Effect: 'Allow',
        Principal: '*',
        Action: ['s3:GetObject', 's3:ListBucket'],
        Resource: [arn, `${arn}/*`],
        Condition: { StringEquals: { 'aws:PrincipalOrgID': ORGANISATION } },
      },
      {
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${OWN}:role/${name}-writer` },
        Action: ['s3:PutObject', 's3:DeleteObject'],
        Resource: `${arn}/*`,
      },
    ]),
  (name) => bucket(name, (arn) => [denyWithoutTls(arn)]),
  (name) =>
    bucket(name, (arn) => [
      denyWithoutTls(arn),
      {
        Effect: 'Allow',
        Principal: { AWS: [`arn:aws:iam::${OWN}:role/${name}`, `arn:aws:iam::${OWN}:root`] },
        Action: 's3:*',
        Resource: [arn, `${arn}/*`],
      },
    ]),
  (name) =>
    bucket(name, (arn) => [
      {
        Sid: 'PublicRead',
        Effect: 'Allow',
        Principal: '*',
        Action: 's3:GetObject',
        Resource: `${arn}/*`,
      },
    ]),
  (name) =>
    bucket(name, (arn) => [
      {
        Sid: 'AllowCloudFront',
        Effect: 'Allow',
        Principal: { Service: 'cloudfront.amazonaws.com' },
        Action: 's3:GetObject',
        Resource: `${arn}/*`,
        Condition: {
          StringEquals: { 'AWS:SourceArn': `arn:aws:cloudfront::${OWN}:distribution/E${name}` },
        },
      },
      denyWithoutTls(arn),
    ]),
  (name) =>
    bucket(name, (arn) => [
      {
        Sid: 'AWSCloudTrailAclCheck',
        Effect: 'Allow',
        Principal: { Service: 'cloudtrail.amazonaws.com' },
        Action: 's3:GetBucketAcl',
        Resource: arn,
        Condition: {
          StringEquals: { 'aws:SourceArn': `arn:aws:cloudtrail:us-east-1:${OWN}:trail/${name}` },
        },
      },
      {
        Sid: 'AWSCloudTrailWrite',
        Effect: 'Allow',
        Principal: { Service: 'cloudtrail.amazonaws.com' },
        Action: 's3:PutObject',
        Resource: `${arn}/AWSLogs/${OWN}/*`,
        Condition: {
          StringEquals: {
            's3:x-amz-acl': 'bucket-owner-full-control',
            'aws:SourceArn': `arn:aws:cloudtrail:us-east-1:${OWN}:trail/${name}`,
          },
        },
      },
    ]),
  (name, index) =>
    bucket(name, (arn) => [
      {
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${elsewhere(index)}:root` },
        Action: ['s3:GetObject', 's3:ListBucket'],
        Resource: [arn, `${arn}/*`],
      },
    ]),
  (name, index) =>
    bucket(name, (arn) => [
      {
        Effect: 'Allow',
        Principal: '*',
        Action: 's3:GetObject',
        Resource: `${arn}/*`,
        Condition: {
          StringEquals: { 'aws:SourceVpce': `vpce-${index.toString(16).padStart(8, '0')}` },
        },
      },
    ]),
  (name) => ({
    kind: 'kms',
    resource: `arn:aws:kms:us-east-1:${OWN}:key/${name}`,
    statements: [
      {
        Sid: 'Enable IAM User Permissions',
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${OWN}:root` },
        Action: 'kms:*',
        Resource: '*',
      },
      {
        Sid: 'Allow use of the key',
        Effect: 'Allow',
        Principal: {
          AWS: [`arn:aws:iam::${OWN}:role/${name}`, `arn:aws:iam::${OWN}:role/${name}-batch`],
        },
        Action: [
          'kms:Encrypt',
          'kms:Decrypt',
          'kms:ReEncrypt*',
          'kms:GenerateDataKey*',
          'kms:DescribeKey',
        ],
        Resource: '*',
      },
      {
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${OWN}:role/${name}` },
        Action: ['kms:CreateGrant', 'kms:ListGrants'],
        Resource: '*',
        Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
      },
    ],
  }),
  (name) => ({
    kind: 'sqs',
    resource: `arn:aws:sqs:us-east-1:${OWN}:${name}`,
    statements: [
      {
        Effect: 'Allow',
        Principal: { Service: 'sns.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: `arn:aws:sqs:us-east-1:${OWN}:${name}`,
        Condition: { ArnEquals: { 'aws:SourceArn': `arn:aws:sns:us-east-1:${OWN}:${name}` } },
      },
    ],
  }),
  (name) => ({
    kind: 'sns',
    resource: `arn:aws:sns:us-east-1:${OWN}:${name}`,
    statements: [
      {
        Sid: '__default_statement_ID',
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: [
          'SNS:GetTopicAttributes',
          'SNS:SetTopicAttributes',
          'SNS:AddPermission',
          'SNS:RemovePermission',
          'SNS:DeleteTopic',
          'SNS:Subscribe',
          'SNS:ListSubscriptionsByTopic',
          'SNS:Publish',
        ],
        Resource: `arn:aws:sns:us-east-1:${OWN}:${name}`,
        Condition: { StringEquals: { 'AWS:SourceOwner': OWN } },
      },
    ],
  }),
  (name) => ({
    kind: 'lambda',
    resource: `arn:aws:lambda:us-east-1:${OWN}:function:${name}`,
    statements: [
      {
        Effect: 'Allow',
        Principal: { Service: 'apigateway.amazonaws.com' },
        Action: 'lambda:InvokeFunction',
        Resource: `arn:aws:lambda:us-east-1:${OWN}:function:${name}`,
        Condition: {
          ArnLike: { 'AWS:SourceArn': `arn:aws:execute-api:us-east-1:${OWN}:${name}/*/*/items` },
        },
      },
    ],
  }),
  (name) => ({
    kind: 'trust',
    resource: `arn:aws:iam::${OWN}:role/${name}`,
    statements: [
      { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
    ],
  }),
  (name) => ({
    kind: 'trust',
    resource: `arn:aws:iam::${OWN}:role/${name}`,
    statements: [
      {
        Effect: 'Allow',
        Principal: {
          Federated: `arn:aws:iam::${OWN}:oidc-provider/token.actions.githubusercontent.com`,
        },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
          StringLike: { 'token.actions.githubusercontent.com:sub': `repo:acme/${name}:*` },
        },
      },
    ],
  }),
  (name, index) => ({
    kind: 'trust',
    resource: `arn:aws:iam::${OWN}:role/${name}`,
    statements: [
      {
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${elsewhere(index)}:root` },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'sts:ExternalId': name } },
      },
    ],
  }),
  (name) => ({
    kind: 'secretsmanager',
    resource: `arn:aws:secretsmanager:us-east-1:${OWN}:secret:${name}`,
    statements: [
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 'secretsmanager:*',
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:PrincipalAccount': OWN } },
      },
      {
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${OWN}:role/${name}` },
        Action: 'secretsmanager:GetSecretValue',
        Resource: '*',
      },
    ],
  }),
]

/** The policy at a place in the endless mix; no two have a name in common. */
export function realisticPolicy(index: number): RealisticPolicy {
  const template = TEMPLATES[index % TEMPLATES.length]
  if (!template) throw new Error('the mix has templates')
  const { kind, resource, statements } = template(`acme-${index}-data`, index)
  return { kind, resource, text: JSON.stringify({ Version: '2012-10-17', Statement: statements }) }
}
