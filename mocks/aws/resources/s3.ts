/**
 * Buckets and access points, with the settings that S3 gives to what is created today:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/create-bucket-faq.html
 *
 * @module
 */

import type {
  Grant,
  LifecycleRule,
  LoggingEnabled,
  ObjectLockConfiguration,
  ObjectOwnership,
  PublicAccessBlockConfiguration,
  ReplicationConfiguration,
  ServerSideEncryptionConfiguration,
  Tag,
  WebsiteConfiguration,
} from '@aws-sdk/client-s3'
import type { GetAccessPointResult, MultiRegionAccessPointReport } from '@aws-sdk/client-s3-control'
import type { Policy } from './policy.ts'

export interface Bucket {
  readonly name: string
  readonly region: string
  readonly created: Date
  readonly policy?: Policy
  /** Besides the owner's full control, which every bucket has. */
  readonly grants?: Grant[]
  readonly publicAccessBlock?: PublicAccessBlockConfiguration
  readonly ownership?: ObjectOwnership
  readonly encryption?: ServerSideEncryptionConfiguration
  readonly versioning?: 'Enabled' | 'Suspended'
  readonly mfaDelete?: 'Enabled' | 'Disabled'
  readonly logging?: LoggingEnabled
  readonly lifecycle?: LifecycleRule[]
  readonly objectLock?: ObjectLockConfiguration
  readonly replication?: ReplicationConfiguration
  readonly website?: WebsiteConfiguration
  readonly tags?: Tag[]
}

export const ALL_BLOCKED: PublicAccessBlockConfiguration = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
}

export const NONE_BLOCKED: PublicAccessBlockConfiguration = {
  BlockPublicAcls: false,
  IgnorePublicAcls: false,
  BlockPublicPolicy: false,
  RestrictPublicBuckets: false,
}

export const SSE_S3: ServerSideEncryptionConfiguration = {
  Rules: [
    { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: false },
  ],
}

export function sseKms(key: string): ServerSideEncryptionConfiguration {
  return {
    Rules: [
      {
        ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: key },
        BucketKeyEnabled: true,
      },
    ],
  }
}

/** A bucket as S3 creates it since April 2023: everything blocked, no ACLs, SSE-S3. */
export function bucket(settings: Partial<Bucket> & Pick<Bucket, 'name' | 'region'>): Bucket {
  return {
    created: new Date('2025-02-03T09:12:44Z'),
    publicAccessBlock: ALL_BLOCKED,
    ownership: 'BucketOwnerEnforced',
    encryption: SSE_S3,
    ...settings,
  }
}

const GROUPS = 'http://acs.amazonaws.com/groups'

/** An ACL entry for one of the two groups of strangers, or for the log delivery service. */
export function grantToGroup(
  group: 'global/AllUsers' | 'global/AuthenticatedUsers' | 's3/LogDelivery',
  permission: NonNullable<Grant['Permission']>,
): Grant {
  return { Grantee: { Type: 'Group', URI: `${GROUPS}/${group}` }, Permission: permission }
}

export interface AccessPoint extends GetAccessPointResult {
  readonly Name: string
  readonly Bucket: string
  readonly region: string
  readonly policy?: Policy
}

export interface MultiRegionAccessPoint extends MultiRegionAccessPointReport {
  readonly policy?: Policy
}

/** An access point as S3 creates it: reachable from the internet, public access blocked. */
export function accessPoint(
  settings: Partial<AccessPoint> & Pick<AccessPoint, 'Name' | 'Bucket' | 'region'>,
): AccessPoint {
  return {
    NetworkOrigin: settings.VpcConfiguration ? 'VPC' : 'Internet',
    PublicAccessBlockConfiguration: ALL_BLOCKED,
    CreationDate: new Date('2025-02-04T10:00:00Z'),
    ...settings,
  }
}

export interface S3Account {
  readonly publicAccessBlock?: PublicAccessBlockConfiguration
  readonly buckets: readonly Bucket[]
  readonly accessPoints: readonly AccessPoint[]
  readonly multiRegionAccessPoints: readonly MultiRegionAccessPoint[]
}
