/** Amazon S3: buckets and everything that is set on them. Objects are not simulated. @module */

import { createHash } from 'node:crypto'
import type { BucketLocationConstraint, Grant, Owner } from '@aws-sdk/client-s3'
import { page, pageSize } from './paging.ts'
import { isPublicByPolicy } from './policyStatus.ts'
import { policyText } from './resources/policy.ts'
import type { Bucket } from './resources/s3.ts'
import { type Context, defineService } from './service.ts'
import { AwsFailure } from './wire/protocol.ts'
import { createS3Protocol } from './wire/restProtocol.ts'

export const s3 = defineService<typeof import('@aws-sdk/client-s3')>({
  id: 's3',
  protocol: createS3Protocol('http://s3.amazonaws.com/doc/2006-03-01/'),
  actions: {
    ListBuckets: 's3:ListAllMyBuckets',
    HeadBucket: 's3:ListBucket',
    GetPublicAccessBlock: 's3:GetBucketPublicAccessBlock',
    GetBucketEncryption: 's3:GetEncryptionConfiguration',
    GetBucketLifecycleConfiguration: 's3:GetLifecycleConfiguration',
    GetObjectLockConfiguration: 's3:GetBucketObjectLockConfiguration',
    GetBucketReplication: 's3:GetReplicationConfiguration',
  },
  load: () => import('@aws-sdk/client-s3'),
  operations: {
    ListBuckets: (input, { account }) => {
      const { Prefix = '', BucketRegion, MaxBuckets, ContinuationToken } = input
      const buckets = account.s3.buckets
        .filter(({ name }) => name.startsWith(Prefix))
        .filter(({ region }) => BucketRegion === undefined || region === BucketRegion)
        .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      const { items, next } = page(buckets, pageSize(MaxBuckets, 10_000), ContinuationToken)
      // Only a paged request is answered with the regions.
      const isPaged = MaxBuckets !== undefined || BucketRegion !== undefined || Prefix !== ''
      return {
        Buckets: items.map(({ name, created, region }) => ({
          Name: name,
          CreationDate: created,
          ...(isPaged ? { BucketRegion: region } : {}),
        })),
        Owner: ownerOf(account.id),
        ...(next ? { ContinuationToken: next } : {}),
      }
    },

    HeadBucket: (input, context) => {
      const bucket = find(input, context)
      return { BucketRegion: bucket.region, AccessPointAlias: false }
    },

    /** The one reading that us-east-1 gives for a bucket of any region. */
    GetBucketLocation: (input, context) => {
      const { region } = find(input, context, { anyRegion: context.region === 'us-east-1' })
      // us-east-1 is an empty element; region names are those of the model's enumeration.
      const name = region === 'us-east-1' ? '' : region
      return { LocationConstraint: name as BucketLocationConstraint }
    },

    GetBucketPolicy: (input, context) => ({
      Policy: policyText(policyOfBucket(find(input, context))),
    }),

    GetBucketPolicyStatus: (input, context) => ({
      PolicyStatus: { IsPublic: isPublicByPolicy(policyOfBucket(find(input, context))) },
    }),

    GetBucketAcl: (input, context) => {
      const { grants = [] } = find(input, context)
      const owner = ownerOf(context.account.id)
      const own: Grant = {
        Grantee: { Type: 'CanonicalUser', ...owner },
        Permission: 'FULL_CONTROL',
      }
      return { Owner: owner, Grants: [own, ...grants] }
    },

    GetPublicAccessBlock: (input, context) => ({
      PublicAccessBlockConfiguration: present(
        find(input, context),
        'publicAccessBlock',
        'NoSuchPublicAccessBlockConfiguration',
        'The public access block configuration was not found',
      ),
    }),

    GetBucketOwnershipControls: (input, context) => ({
      OwnershipControls: {
        Rules: [
          {
            ObjectOwnership: present(
              find(input, context),
              'ownership',
              'OwnershipControlsNotFoundError',
              'The bucket ownership controls were not found',
            ),
          },
        ],
      },
    }),

    GetBucketEncryption: (input, context) => ({
      ServerSideEncryptionConfiguration: present(
        find(input, context),
        'encryption',
        'ServerSideEncryptionConfigurationNotFoundError',
        'The server side encryption configuration was not found',
      ),
    }),

    GetBucketVersioning: (input, context) => {
      const { versioning, mfaDelete } = find(input, context)
      return {
        ...(versioning ? { Status: versioning } : {}),
        ...(mfaDelete ? { MFADelete: mfaDelete } : {}),
      }
    },

    GetBucketLogging: (input, context) => {
      const { logging } = find(input, context)
      return logging ? { LoggingEnabled: logging } : {}
    },

    GetBucketLifecycleConfiguration: (input, context) => ({
      Rules: present(
        find(input, context),
        'lifecycle',
        'NoSuchLifecycleConfiguration',
        'The lifecycle configuration does not exist',
      ),
    }),

    GetObjectLockConfiguration: (input, context) => ({
      ObjectLockConfiguration: present(
        find(input, context),
        'objectLock',
        'ObjectLockConfigurationNotFoundError',
        'Object Lock configuration does not exist for this bucket',
      ),
    }),

    GetBucketReplication: (input, context) => ({
      ReplicationConfiguration: present(
        find(input, context),
        'replication',
        'ReplicationConfigurationNotFoundError',
        'The replication configuration was not found',
      ),
    }),

    GetBucketWebsite: (input, context) => ({
      ...present(
        find(input, context),
        'website',
        'NoSuchWebsiteConfiguration',
        'The specified bucket does not have a website configuration',
      ),
    }),

    GetBucketTagging: (input, context) => ({
      TagSet: present(find(input, context), 'tags', 'NoSuchTagSet', 'The TagSet does not exist'),
    }),

    GetBucketCors: (input, context) => {
      const { name } = find(input, context)
      throw absent(name, 'NoSuchCORSConfiguration', 'The CORS configuration does not exist')
    },

    GetBucketNotificationConfiguration: (input, context) => {
      find(input, context)
      return {}
    },

    GetBucketRequestPayment: (input, context) => {
      find(input, context)
      return { Payer: 'BucketOwner' }
    },

    GetBucketAccelerateConfiguration: (input, context) => {
      find(input, context)
      return {}
    },
  },
})

interface BucketInput {
  readonly Bucket?: string | undefined
  readonly ExpectedBucketOwner?: string | undefined
}

/**
 * The bucket of a request, if it exists, is the caller's and is asked for in its own region; of
 * others' buckets only that they exist is told.
 */
function find(
  { Bucket = '', ExpectedBucketOwner }: BucketInput,
  { estate, account, region }: Context,
  { anyRegion = false } = {},
): Bucket {
  const owner = estate.ownerOfBucket(Bucket)
  if (owner === undefined) {
    throw absent(Bucket, 'NoSuchBucket', 'The specified bucket does not exist')
  }
  const expected = ExpectedBucketOwner ?? owner
  const bucket = account.s3.buckets.find(({ name }) => name === Bucket)
  if (!bucket || expected !== owner) throw new AwsFailure('AccessDenied', 'Access Denied', 403)

  if (bucket.region !== region && !anyRegion) {
    const message =
      'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.'
    throw new AwsFailure('PermanentRedirect', message, 301, {
      headers: { 'x-amz-bucket-region': bucket.region },
      details: { Endpoint: `s3.${bucket.region}.amazonaws.com`, Bucket },
    })
  }
  return bucket
}

/** A setting of a bucket, or S3's way of saying that it has none. */
function present<K extends keyof Bucket>(
  bucket: Bucket,
  setting: K,
  code: string,
  message: string,
): NonNullable<Bucket[K]> {
  const value = bucket[setting]
  if (value === undefined || value === null) throw absent(bucket.name, code, message)
  return value
}

function policyOfBucket(bucket: Bucket) {
  return present(bucket, 'policy', 'NoSuchBucketPolicy', 'The bucket policy does not exist')
}

function absent(bucket: string, code: string, message: string): AwsFailure {
  return new AwsFailure(code, message, 404, { details: { BucketName: bucket } })
}

/** The canonical user of an account: 64 hexadecimal digits that mean nothing outside S3. */
function ownerOf(account: string): Owner {
  return { ID: createHash('sha256').update(account).digest('hex') }
}
