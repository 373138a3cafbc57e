import { z } from 'zod'
import { operation } from '#model'
import { PublicAccessBlock } from './publicAccessBlock.ts'

interface OneBucket {
  readonly Bucket: string
}

const Buckets = z.object({
  Buckets: z.array(z.object({ Name: z.string(), BucketRegion: z.string().optional() })).default([]),
  Owner: z.object({ ID: z.string().optional() }).optional(),
  ContinuationToken: z.string().optional(),
})

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html */
export const listBuckets = operation<{
  readonly MaxBuckets: number
  readonly ContinuationToken?: string
}>()({
  id: 's3:ListBuckets',
  permissions: ['s3:ListAllMyBuckets'],
  decode: (body) => {
    const { Buckets: buckets, Owner } = Buckets.parse(body)
    return buckets.map((bucket) => ({ ...bucket, owner: Owner?.ID ?? null }))
  },
  next: (body, { MaxBuckets }) => {
    const { ContinuationToken } = Buckets.parse(body)
    return ContinuationToken ? { MaxBuckets, ContinuationToken } : undefined
  },
})

const Location = z.object({ LocationConstraint: z.string().optional() })

/** Names older than the regions' own. https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html */
const OLD_NAMES: Readonly<Record<string, string>> = { '': 'us-east-1', EU: 'eu-west-1' }

export const getBucketLocation = operation<OneBucket>()({
  id: 's3:GetBucketLocation',
  permissions: ['s3:GetBucketLocation'],
  decode: (body) => {
    const { LocationConstraint: name = '' } = Location.parse(body)
    return OLD_NAMES[name] ?? name
  },
})

const Policy = z.object({ Policy: z.string() })

/** The document as it was stored; null when there is none. */
export const getBucketPolicy = operation<OneBucket>()({
  id: 's3:GetBucketPolicy',
  permissions: ['s3:GetBucketPolicy'],
  absent: ['NoSuchBucketPolicy'],
  decode: (body) => Policy.nullable().parse(body)?.Policy ?? null,
})

const PolicyStatus = z.object({ PolicyStatus: z.object({ IsPublic: z.boolean() }) })

/** S3's own ruling, by which RestrictPublicBuckets acts. One without `IsPublic` is no ruling. */
export const getBucketPolicyStatus = operation<OneBucket>()({
  id: 's3:GetBucketPolicyStatus',
  permissions: ['s3:GetBucketPolicyStatus'],
  absent: ['NoSuchBucketPolicy'],
  decode: (body) => PolicyStatus.nullable().parse(body)?.PolicyStatus.IsPublic ?? false,
})

const Grantee = z.object({
  Type: z.string(),
  URI: z.string().optional(),
  ID: z.string().optional(),
})
const Acl = z.object({
  Owner: z.object({ ID: z.string().optional() }).optional(),
  Grants: z.array(z.object({ Grantee, Permission: z.string() })).default([]),
})
export type AclGrant = z.infer<typeof Acl>['Grants'][number]

export const getBucketAcl = operation<OneBucket>()({
  id: 's3:GetBucketAcl',
  permissions: ['s3:GetBucketAcl'],
  decode: (body) => Acl.parse(body).Grants,
})

const Ownership = z.object({
  OwnershipControls: z.object({ Rules: z.array(z.object({ ObjectOwnership: z.string() })) }),
})

export const getBucketOwnershipControls = operation<OneBucket>()({
  id: 's3:GetBucketOwnershipControls',
  permissions: ['s3:GetBucketOwnershipControls'],
  absent: ['OwnershipControlsNotFoundError'],
  decode: (body) =>
    Ownership.nullable().parse(body)?.OwnershipControls.Rules[0]?.ObjectOwnership ?? null,
})

const Blocked = z.object({ PublicAccessBlockConfiguration: PublicAccessBlock })

export const getPublicAccessBlock = operation<OneBucket>()({
  id: 's3:GetPublicAccessBlock',
  permissions: ['s3:GetBucketPublicAccessBlock'],
  absent: ['NoSuchPublicAccessBlockConfiguration'],
  decode: (body) => Blocked.nullable().parse(body)?.PublicAccessBlockConfiguration ?? null,
})

export const getAccountPublicAccessBlock = operation<{ readonly AccountId: string }>()({
  id: 's3control:GetPublicAccessBlock',
  permissions: ['s3:GetAccountPublicAccessBlock'],
  absent: ['NoSuchPublicAccessBlockConfiguration'],
  decode: (body) => Blocked.nullable().parse(body)?.PublicAccessBlockConfiguration ?? null,
})

const Encryption = z.object({
  ServerSideEncryptionConfiguration: z.object({
    Rules: z.array(
      z.object({
        ApplyServerSideEncryptionByDefault: z
          .object({ SSEAlgorithm: z.string(), KMSMasterKeyID: z.string().optional() })
          .optional(),
      }),
    ),
  }),
})

/** What new objects are encrypted with; null where nothing is, as in buckets before 2023. */
export const getBucketEncryption = operation<OneBucket>()({
  id: 's3:GetBucketEncryption',
  permissions: ['s3:GetEncryptionConfiguration'],
  absent: ['ServerSideEncryptionConfigurationNotFoundError'],
  decode: (body) => {
    const { Rules = [] } =
      Encryption.nullable().parse(body)?.ServerSideEncryptionConfiguration ?? {}
    const rule = Rules.find((one) => one.ApplyServerSideEncryptionByDefault)
    const { SSEAlgorithm, KMSMasterKeyID } = rule?.ApplyServerSideEncryptionByDefault ?? {}
    return SSEAlgorithm ? { algorithm: SSEAlgorithm, key: KMSMasterKeyID ?? null } : null
  },
})

const Versioning = z.object({
  Status: z.enum(['Enabled', 'Suspended']).optional(),
  MFADelete: z.enum(['Enabled', 'Disabled']).optional(),
})

export const getBucketVersioning = operation<OneBucket>()({
  id: 's3:GetBucketVersioning',
  permissions: ['s3:GetBucketVersioning'],
  decode: (body) => {
    const { Status, MFADelete } = Versioning.parse(body)
    return { enabled: Status === 'Enabled', mfaDelete: MFADelete === 'Enabled' }
  },
})

const Logging = z.object({
  LoggingEnabled: z
    .object({ TargetBucket: z.string(), TargetPrefix: z.string().optional() })
    .optional(),
})

/** `bucket/prefix` that the access log goes to; null when it is off. */
export const getBucketLogging = operation<OneBucket>()({
  id: 's3:GetBucketLogging',
  permissions: ['s3:GetBucketLogging'],
  decode: (body) => {
    const target = Logging.parse(body).LoggingEnabled
    return target ? `s3://${target.TargetBucket}/${target.TargetPrefix ?? ''}` : null
  },
})

const Lifecycle = z.object({
  Rules: z
    .array(
      z.object({
        Status: z.string(),
        NoncurrentVersionExpiration: z.unknown(),
        NoncurrentVersionTransitions: z.unknown(),
      }),
    )
    .default([]),
})

/** The rules that are switched on: whether each sees to versions that were overwritten. */
export const getBucketLifecycle = operation<OneBucket>()({
  id: 's3:GetBucketLifecycleConfiguration',
  permissions: ['s3:GetLifecycleConfiguration'],
  absent: ['NoSuchLifecycleConfiguration'],
  decode: (body) =>
    (Lifecycle.nullable().parse(body)?.Rules ?? [])
      .filter(({ Status }) => Status === 'Enabled')
      .map((rule) => ({
        ofOldVersions:
          rule.NoncurrentVersionExpiration !== undefined ||
          rule.NoncurrentVersionTransitions !== undefined,
      })),
})
