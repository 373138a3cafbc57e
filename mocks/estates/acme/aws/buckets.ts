/** Acme's buckets: a few well kept, a few ajar, and some that only look it. @module */

import { type Policy, policyOf } from '../../../aws/resources/policy.ts'
import {
  ALL_BLOCKED,
  type Bucket,
  bucket,
  grantToGroup,
  NONE_BLOCKED,
  type S3Account,
  SSE_S3,
  sseKms,
} from '../../../aws/resources/s3.ts'
import type { Decoy, Planted } from '../../planted.ts'
import { ANALYTICS, HOME, KEYS, keyArn, ORGANIZATION, PARCELS, SHOP } from './names.ts'

type Statement = Readonly<Record<string, unknown>>

function arn(name: string): string {
  return `arn:aws:s3:::${name}`
}

/** Refuses whoever comes without TLS, to the bucket and to what is in it. */
function onlyTls(name: string): Statement {
  return {
    Sid: 'OnlyTls',
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [arn(name), `${arn(name)}/*`],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  }
}

function policyFor(name: string, ...statements: readonly Statement[]): Policy {
  return policyOf(onlyTls(name), ...statements)
}

function reading(name: string, rest: Statement): Statement {
  return {
    Effect: 'Allow',
    Principal: '*',
    Action: 's3:GetObject',
    Resource: `${arn(name)}/*`,
    ...rest,
  }
}

/** As acme's own template makes them: versions, logs, a key of its own, TLS only. */
function wellKept(name: string, settings: Partial<Bucket> = {}): Bucket {
  return bucket({
    name,
    region: HOME,
    encryption: sseKms(keyArn(KEYS.orders)),
    versioning: 'Enabled',
    logging: { TargetBucket: 'acme-access-logs', TargetPrefix: `${name}/` },
    policy: policyFor(name),
    tags: [{ Key: 'team', Value: 'shop' }],
    ...settings,
  })
}

function logBucket(name: string, region: string): Bucket {
  return bucket({
    name,
    region,
    versioning: 'Enabled',
    policy: policyFor(name, {
      Effect: 'Allow',
      Principal: { Service: 'logging.s3.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: `${arn(name)}/*`,
      Condition: { StringEquals: { 'aws:SourceAccount': SHOP } },
    }),
  })
}

export const shopS3: Partial<S3Account> = {
  // Half of the four switches: somebody needed a public policy once and never turned them back.
  publicAccessBlock: { ...NONE_BLOCKED, BlockPublicAcls: true, IgnorePublicAcls: true },
  buckets: [
    // The model of a bucket: invoices must be kept for ten years and nobody may touch them.
    wellKept('acme-invoices', {
      objectLock: {
        ObjectLockEnabled: 'Enabled',
        Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Years: 10 } },
      },
    }),
    // The photos of the shop were made public by hand, listing and all, before there was a CDN.
    wellKept('acme-shop-photos', {
      publicAccessBlock: NONE_BLOCKED,
      policy: policyFor('acme-shop-photos', reading('acme-shop-photos', {}), {
        Effect: 'Allow',
        Principal: '*',
        Action: 's3:ListBucket',
        Resource: arn('acme-shop-photos'),
      }),
    }),
    // "There is a condition on it": one that any principal of any account satisfies.
    wellKept('acme-partner-drop', {
      publicAccessBlock: NONE_BLOCKED,
      policy: policyFor('acme-partner-drop', {
        Effect: 'Allow',
        Principal: '*',
        Action: 's3:PutObject',
        Resource: `${arn('acme-partner-drop')}/*`,
        Condition: { StringLike: { 'aws:PrincipalArn': '*' } },
      }),
    }),
    // Meant for the organisation; an anonymous request has no organisation and IfExists lets it by.
    wellKept('acme-db-dumps', {
      publicAccessBlock: NONE_BLOCKED,
      policy: policyFor(
        'acme-db-dumps',
        reading('acme-db-dumps', {
          Condition: { StringEqualsIfExists: { 'aws:PrincipalOrgID': ORGANIZATION } },
        }),
      ),
    }),
    // Two halves of the internet, each narrower than 0.0.0.0/0.
    wellKept('acme-warehouse-cameras', {
      publicAccessBlock: NONE_BLOCKED,
      policy: policyFor(
        'acme-warehouse-cameras',
        reading('acme-warehouse-cameras', {
          Condition: { IpAddress: { 'aws:SourceIp': ['0.0.0.0/1', '128.0.0.0/1'] } },
        }),
      ),
    }),
    // The parcel service reads addresses of customers since an integration that ended in 2024.
    wellKept('acme-customer-exports', {
      policy: policyFor(
        'acme-customer-exports',
        reading('acme-customer-exports', { Principal: { AWS: `arn:aws:iam::${PARCELS}:root` } }),
      ),
    }),
    // Any stranger's CloudTrail may write here, for nobody says on whose behalf the service acts.
    wellKept('acme-trail-inbox', {
      policy: policyFor('acme-trail-inbox', {
        Effect: 'Allow',
        Principal: { Service: 'cloudtrail.amazonaws.com' },
        Action: 's3:PutObject',
        Resource: `${arn('acme-trail-inbox')}/AWSLogs/*`,
      }),
    }),
    // Refuses plain HTTP to the objects and forgets the bucket, so that its listing travels in clear.
    wellKept('acme-recipes', {
      policy: policyOf({
        ...onlyTls('acme-recipes'),
        Resource: `${arn('acme-recipes')}/*`,
      }),
    }),
    // Made in the console last week and not yet looked after: no versions, no logs, no policy.
    bucket({ name: 'acme-scratch', region: HOME }),
    // For everybody, on condition of the organisation: fine.
    wellKept('acme-org-handbook', {
      publicAccessBlock: NONE_BLOCKED,
      policy: policyFor(
        'acme-org-handbook',
        reading('acme-org-handbook', {
          Condition: { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION } },
        }),
      ),
    }),
    // Allows the world, then denies all of it but the organisation: fine.
    wellKept('acme-press-drafts', {
      region: 'us-east-1',
      encryption: SSE_S3,
      logging: { TargetBucket: 'acme-access-logs-us', TargetPrefix: 'acme-press-drafts/' },
      publicAccessBlock: NONE_BLOCKED,
      policy: policyFor('acme-press-drafts', reading('acme-press-drafts', {}), {
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: [arn('acme-press-drafts'), `${arn('acme-press-drafts')}/*`],
        Condition: { StringNotEquals: { 'aws:PrincipalOrgID': ORGANIZATION } },
      }),
    }),
    // An ACL for everybody from 2019, which the account's IgnorePublicAcls has made mute: fine.
    wellKept('acme-old-catalogue', {
      publicAccessBlock: NONE_BLOCKED,
      ownership: 'ObjectWriter',
      grants: [grantToGroup('global/AllUsers', 'READ')],
    }),
    // A public policy that the bucket's own block keeps from having any effect: fine.
    wellKept('acme-old-site', {
      publicAccessBlock: ALL_BLOCKED,
      policy: policyFor('acme-old-site', reading('acme-old-site', {})),
    }),
    // Read by one distribution of acme's own CDN: fine.
    wellKept('acme-cdn-origin', {
      policy: policyFor(
        'acme-cdn-origin',
        reading('acme-cdn-origin', {
          Principal: { Service: 'cloudfront.amazonaws.com' },
          Condition: {
            StringEquals: { 'AWS:SourceArn': `arn:aws:cloudfront::${SHOP}:distribution/E1TEAPOT` },
          },
        }),
      ),
    }),
    // Where the others' access logs go, in each region; a log of the logs would never end.
    logBucket('acme-access-logs', HOME),
    logBucket('acme-access-logs-us', 'us-east-1'),
    // Counsel's files: the auditor may see that the bucket exists and not who gets in.
    wellKept('acme-legal', { encryption: sseKms(keyArn(KEYS.legal)) }),
  ],
}

export const analyticsS3: Partial<S3Account> = {
  publicAccessBlock: ALL_BLOCKED,
  buckets: [
    // Public by its own words, in an account that blocks everything public: fine.
    wellKept('acme-analytics-demo', {
      logging: { TargetBucket: 'acme-analytics-logs', TargetPrefix: 'demo/' },
      publicAccessBlock: NONE_BLOCKED,
      encryption: sseKms(`arn:aws:kms:${HOME}:${ANALYTICS}:alias/lake`),
      policy: policyFor('acme-analytics-demo', reading('acme-analytics-demo', {})),
    }),
  ],
}

export const plantedBuckets: readonly Planted[] = [
  {
    resource: SHOP,
    control: 'aws-s3-account-public-access-block',
    why: 'The account blocks public ACLs and lets public policies through.',
  },
  {
    resource: arn('acme-shop-photos'),
    control: 'aws-s3-bucket-policy-public-read',
    why: 'Everybody may list and read.',
  },
  {
    resource: arn('acme-partner-drop'),
    control: 'aws-s3-bucket-policy-public-write',
    why: 'A condition that every principal satisfies lets every AWS customer write.',
  },
  {
    resource: arn('acme-db-dumps'),
    control: 'aws-s3-bucket-policy-public-read',
    why: 'IfExists holds for anonymous requests, which have no organisation.',
  },
  {
    resource: arn('acme-warehouse-cameras'),
    control: 'aws-s3-bucket-policy-public-read',
    why: 'Two ranges that together are the whole of IPv4.',
  },
  {
    resource: arn('acme-customer-exports'),
    control: 'aws-s3-bucket-policy-cross-account',
    why: 'A parcel service outside the organisation may read.',
  },
  {
    resource: arn('acme-recipes'),
    control: 'aws-s3-bucket-insecure-transport',
    why: 'The refusal of plain HTTP covers the objects and not the bucket.',
  },
  {
    resource: arn('acme-scratch'),
    control: 'aws-s3-bucket-versioning',
    why: 'Nobody switched versions on.',
  },
  {
    resource: arn('acme-scratch'),
    control: 'aws-s3-bucket-access-logging',
    why: 'Nobody switched logs on.',
  },
  {
    resource: arn('acme-scratch'),
    control: 'aws-s3-bucket-insecure-transport',
    why: 'Without a policy nothing refuses plain HTTP.',
  },
  ...['acme-access-logs', 'acme-access-logs-us'].map((name) => ({
    resource: arn(name),
    control: 'aws-s3-bucket-access-logging',
    why: 'The logs themselves are read unseen.',
  })),
]

export const decoyBuckets: readonly Decoy[] = [
  {
    resource: arn('acme-org-handbook'),
    control: 'aws-s3-bucket-policy-public-read',
    why: 'Only principals of the organisation satisfy the condition.',
  },
  {
    resource: arn('acme-press-drafts'),
    control: 'aws-s3-bucket-policy-public-read',
    why: 'A Deny takes back from strangers all that the Allow gives.',
  },
  {
    resource: arn('acme-old-catalogue'),
    control: 'aws-s3-bucket-acl-public-read',
    why: 'The account ignores public ACLs.',
  },
  {
    resource: arn('acme-old-site'),
    control: 'aws-s3-bucket-policy-public-read',
    why: 'The bucket restricts public policies to its own account.',
  },
  {
    resource: arn('acme-analytics-demo'),
    control: 'aws-s3-bucket-policy-public-read',
    why: 'The account restricts public policies to itself.',
  },
]
