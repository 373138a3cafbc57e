/** The AWS part of acme: an organisation of two accounts, seen by its auditor. @module */

import { type AwsEstate, awsAccount, awsEstate, type Organization } from '../../aws/estate.ts'
import { trail } from '../../aws/resources/cloudTrail.ts'
import { diskSnapshot } from '../../aws/resources/ec2.ts'
import type { Decoy, Planted } from '../planted.ts'
import { analyticsS3, decoyBuckets, plantedBuckets, shopS3 } from './aws/buckets.ts'
import { decoyData, plantedData, shopData } from './aws/databases.ts'
import { auditRole, decoyIdentity, plantedIdentity, shopIdentity } from './aws/identity.ts'
import { decoyKeys, plantedKeys, shopKeys } from './aws/keys.ts'
import { decoyPrograms, plantedPrograms, shopPrograms } from './aws/messaging.ts'
import { ANALYTICS, HOME, KEYS, keyArn, ORGANIZATION, PARCELS, place, SHOP } from './aws/names.ts'

/** What the demo signs with: a session of the audit role in the shop's account. */
export const acmeAwsCredentials = {
  accessKeyId: 'ASIAACMEDEMO00000001',
  secretAccessKey: 'simulated/secret/of/the/acme/demo/auditor',
} as const

/** The role to assume in the other account of the organisation. */
export const acmeAuditRole = `arn:aws:iam::${ANALYTICS}:role/AjarAudit`

export const acmeAwsAccounts = { shop: SHOP, analytics: ANALYTICS, stranger: PARCELS } as const
export const acmeAwsRegions = [HOME, 'us-east-1'] as const

/** Ages count back from `asOf`, so that the estate never grows older than its story. */
export function createAcmeAws(asOf: Date = new Date()): AwsEstate {
  const shop = awsAccount({
    id: SHOP,
    name: 'acme-shop',
    email: 'aws@acme.example',
    alias: 'acme-tea',
    iam: shopIdentity(asOf),
    s3: shopS3,
    inRegion: {
      [HOME]: {
        kmsKeys: shopKeys(asOf),
        ...shopData,
        ...shopPrograms(asOf),
        trails: [
          trail(place, {
            Name: 'management',
            S3BucketName: 'acme-trail-inbox',
            KmsKeyId: keyArn(KEYS.orders),
          }),
        ],
      },
      'us-east-1': { ebsEncryptionByDefault: true, snapshotPublicAccess: 'block-all-sharing' },
    },
    denied: [
      { operation: 's3:GetBucketPolicy', resource: 'acme-legal' },
      { operation: 's3:GetBucketPolicyStatus', resource: 'acme-legal' },
      { operation: 'kms:GetKeyPolicy', resource: KEYS.legal },
      { operation: 'rds:DescribeDBSnapshotAttributes', resource: 'ledger-legal-hold' },
      { operation: 'lambda:GetPolicy', resource: 'checkout' },
    ],
  })
  const analytics = awsAccount({
    id: ANALYTICS,
    name: 'acme-analytics',
    email: 'aws+analytics@acme.example',
    iam: { root: { mfa: 'hardware' }, roles: [auditRole(asOf)] },
    s3: analyticsS3,
  })
  const parcels = awsAccount({
    id: PARCELS,
    name: 'parcels',
    inRegion: {
      // Public snapshots of strangers turn up in lists that are not limited to one's own.
      [HOME]: {
        snapshots: [
          diskSnapshot(
            { account: PARCELS, region: HOME },
            { SnapshotId: 'snap-0strangers0001', sharedWith: ['all'] },
          ),
        ],
      },
    },
  })
  return awsEstate([shop, analytics, parcels], {
    accessKeys: {
      [acmeAwsCredentials.accessKeyId]: `arn:aws:sts::${SHOP}:assumed-role/AjarAudit/demo`,
    },
    organization,
  })
}

const ROOT = 'r-tea1'

const organization: Organization = {
  id: ORGANIZATION,
  rootId: ROOT,
  managementAccount: SHOP,
  members: [
    {
      account: SHOP,
      name: 'acme-shop',
      email: 'aws@acme.example',
      parent: ROOT,
      status: 'ACTIVE',
    },
    {
      account: ANALYTICS,
      name: 'acme-analytics',
      email: 'aws+analytics@acme.example',
      parent: 'ou-tea1-analysts',
      status: 'ACTIVE',
    },
  ],
  units: [{ Id: 'ou-tea1-analysts', Name: 'Analysts', parent: ROOT }],
  policies: [
    {
      PolicySummary: {
        Id: 'p-FullAWSAccess',
        Arn: 'arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess',
        Name: 'FullAWSAccess',
        Description: 'Allows access to every operation',
        Type: 'SERVICE_CONTROL_POLICY',
        AwsManaged: true,
      },
      Content: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
      }),
      targets: [ROOT, 'ou-tea1-analysts', SHOP, ANALYTICS],
    },
  ],
  delegatedAdministrators: [],
}

export const plantedInAcmeAws: readonly Planted[] = [
  ...plantedBuckets,
  ...plantedKeys,
  ...plantedData,
  ...plantedPrograms,
  ...plantedIdentity,
]

export const decoysInAcmeAws: readonly Decoy[] = [
  ...decoyBuckets,
  ...decoyKeys,
  ...decoyData,
  ...decoyPrograms,
  ...decoyIdentity,
]
