import { known } from '#model'
import { S3_ACCOUNT, type S3Account } from '../../providers/aws/s3/account.ts'
import { BUCKET, type Bucket } from '../../providers/aws/s3/bucket.ts'
import { ACCOUNT, ACCOUNT_SCOPE, SCOPE } from './scopeBuilder.ts'

export const BUCKET_ARN = 'arn:aws:s3:::acme-data'
export const OWNER_ID = '75aa57f09aa0c8caeab4f8c24e99d10f8e7faeebf76c078efc7c6caea54ba06a'

export const ALL_BLOCKED = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
}

/** A bucket as S3 creates it since April 2023: everything blocked, no ACLs, SSE-S3. */
export function bucket(facts: Partial<Bucket['facts']> = {}): Bucket {
  return {
    kind: BUCKET,
    id: BUCKET_ARN,
    name: 'acme-data',
    scope: SCOPE,
    facts: {
      owner: known(OWNER_ID, 's3:ListBuckets'),
      policy: known(null, 's3:GetBucketPolicy'),
      policyIsPublic: known(false, 's3:GetBucketPolicy'),
      acl: known(null, 's3:GetBucketOwnershipControls'),
      objectAcls: known(null, 's3:GetBucketOwnershipControls'),
      ownership: known('BucketOwnerEnforced', 's3:GetBucketOwnershipControls'),
      publicAccessBlock: known(ALL_BLOCKED, 's3:GetPublicAccessBlock'),
      accountPublicAccessBlock: known(null, 's3control:GetPublicAccessBlock'),
      accessPoints: known([], 's3:GetBucketPolicy'),
      encryption: known({ algorithm: 'AES256', key: null }, 's3:GetBucketEncryption'),
      versioning: known({ enabled: false, mfaDelete: false }, 's3:GetBucketVersioning'),
      accessLog: known(null, 's3:GetBucketLogging'),
      lifecycle: known([], 's3:GetBucketLifecycleConfiguration'),
      ...facts,
    },
  }
}

/** A bucket whose ACL is honoured, with its owner's grant and one more. */
export function bucketWithGrant(
  grantee: { readonly URI?: string; readonly ID?: string },
  permission: string,
  facts: Partial<Bucket['facts']> = {},
): Bucket {
  return bucket({
    ownership: known('ObjectWriter', 's3:GetBucketOwnershipControls'),
    publicAccessBlock: known(null, 's3:GetPublicAccessBlock'),
    acl: known(
      [
        { Grantee: { Type: 'CanonicalUser', ID: OWNER_ID }, Permission: 'FULL_CONTROL' },
        {
          Grantee: { Type: grantee.URI ? 'Group' : 'CanonicalUser', ...grantee },
          Permission: permission,
        },
      ],
      's3:GetBucketAcl',
    ),
    ...facts,
  })
}

export const ALL_USERS = 'http://acs.amazonaws.com/groups/global/AllUsers'
export const AUTHENTICATED_USERS = 'http://acs.amazonaws.com/groups/global/AuthenticatedUsers'

/** The account's own block on public access, as an account has it before anybody sets it. */
export function s3Account(facts: Partial<S3Account['facts']> = {}): S3Account {
  return {
    kind: S3_ACCOUNT,
    id: ACCOUNT,
    name: ACCOUNT,
    scope: ACCOUNT_SCOPE,
    facts: { publicAccessBlock: known(null, 's3control:GetPublicAccessBlock'), ...facts },
  }
}
