/** Buckets by chance: policies of many shapes, of which some let strangers in. @module */

import { type Policy, policyOf } from '../../aws/resources/policy.ts'
import { ALL_BLOCKED, type Bucket, bucket, NONE_BLOCKED } from '../../aws/resources/s3.ts'
import { createDraw, judged, type Made, numbered, type Site } from './place.ts'

const STRANGER = '999988887777'

type Shape =
  | 'none'
  | 'own'
  | 'organisation'
  | 'public'
  | 'any-principal'
  | 'unless-missing'
  | 'both-halves'
  | 'taken-back'
  | 'stranger'

/** More of the harmless than of the harmful, as it is in the world. */
const SHAPES: readonly [Shape, ...Shape[]] = [
  'none',
  'none',
  'none',
  'own',
  'own',
  'own',
  'organisation',
  'organisation',
  'taken-back',
  'public',
  'any-principal',
  'unless-missing',
  'both-halves',
  'stranger',
]

const PUBLIC_SHAPES: readonly Shape[] = ['public', 'any-principal', 'unless-missing', 'both-halves']

/** Names carry the account, so that the owner of a bucket is known without looking through all. */
export function bucketName(site: Site, index: number): string {
  return `generated-${site.account}-${numbered(index)}`
}

export function ownerOfGeneratedBucket(name: string): string | undefined {
  return /^generated-(\d{12})-\d{4,}$/.exec(name)?.[1]
}

export function makeBucket(site: Site, index: number): Made<Bucket> {
  const draw = createDraw(site, 'bucket', index)
  const name = bucketName(site, index)
  const arn = `arn:aws:s3:::${name}`
  const shape = draw.oneOf('policy', SHAPES)
  const isBlocked = draw.isSo('blocked', 0.5)
  const isVersioned = draw.isSo('versioned', 0.7)
  const isLogged = draw.isSo('logged', 0.6)
  const refusesPlainHttp = shape !== 'none' && draw.isSo('tls', 0.7)
  const isPublic = PUBLIC_SHAPES.includes(shape) && !isBlocked
  const policy = policyFor(site, arn, shape, refusesPlainHttp)

  return {
    resource: bucket({
      name,
      region: site.region,
      publicAccessBlock: isBlocked ? ALL_BLOCKED : NONE_BLOCKED,
      ...(policy ? { policy } : {}),
      ...(isVersioned ? { versioning: 'Enabled' } : {}),
      ...(isLogged
        ? { logging: { TargetBucket: bucketName(site, 0), TargetPrefix: `${name}/` } }
        : {}),
    }),
    truths: [
      judged(arn, 'aws-s3-bucket-policy-public-read', !isPublic),
      // What is open to all is open to strangers too; only the named stranger is a finding of its
      // own, and no block of public policies keeps out who is named.
      ...(isPublic
        ? []
        : [judged(arn, 'aws-s3-bucket-policy-cross-account', shape !== 'stranger')]),
      judged(arn, 'aws-s3-bucket-public-access-block', isBlocked),
      judged(arn, 'aws-s3-bucket-versioning', isVersioned),
      judged(arn, 'aws-s3-bucket-access-logging', isLogged),
      judged(arn, 'aws-s3-bucket-insecure-transport', refusesPlainHttp),
      judged(arn, 'aws-s3-bucket-default-encryption', true),
    ],
  }
}

function policyFor(
  site: Site,
  arn: string,
  shape: Shape,
  refusesPlainHttp: boolean,
): Policy | undefined {
  if (shape === 'none') return undefined
  const statements = [statementFor(site, arn, shape)]
  if (shape === 'taken-back') {
    statements.push({
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: [arn, `${arn}/*`],
      Condition: { StringNotEquals: { 'aws:PrincipalOrgID': site.organization } },
    })
  }
  if (refusesPlainHttp) {
    statements.push({
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: [arn, `${arn}/*`],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    })
  }
  return policyOf(...statements)
}

function statementFor(site: Site, arn: string, shape: Shape): Readonly<Record<string, unknown>> {
  const reading = { Effect: 'Allow', Action: 's3:GetObject', Resource: `${arn}/*` }
  switch (shape) {
    case 'own':
      return { ...reading, Principal: { AWS: `arn:aws:iam::${site.account}:root` } }
    case 'stranger':
      return { ...reading, Principal: { AWS: `arn:aws:iam::${STRANGER}:root` } }
    case 'organisation':
      return anyone(reading, { StringEquals: { 'aws:PrincipalOrgID': site.organization } })
    case 'any-principal':
      return anyone(reading, { StringLike: { 'aws:PrincipalArn': '*' } })
    case 'unless-missing':
      return anyone(reading, { StringEqualsIfExists: { 'aws:PrincipalOrgID': site.organization } })
    case 'both-halves':
      return anyone(reading, { IpAddress: { 'aws:SourceIp': ['0.0.0.0/1', '128.0.0.0/1'] } })
    default:
      return anyone(reading)
  }
}

function anyone(statement: Readonly<Record<string, unknown>>, Condition?: object) {
  return { ...statement, Principal: '*', ...(Condition ? { Condition } : {}) }
}
