import { z } from 'zod'
import { operation } from '#model'
import { Policy } from '../iam/policy.ts'
import { nextPage, type Page } from '../page.ts'

const AclEntry = z.object({ entity: z.string(), role: z.string() })
export type AclEntry = z.infer<typeof AclEntry>

/** https://cloud.google.com/storage/docs/json_api/v1/buckets#resource */
const Bucket = z.object({
  name: z.string(),
  location: z.string().optional(),
  labels: z.record(z.string(), z.string()).default({}),
  iamConfiguration: z
    .object({
      publicAccessPrevention: z.string().optional(),
      uniformBucketLevelAccess: z.object({ enabled: z.boolean().optional() }).optional(),
    })
    .default({}),
  acl: z.array(AclEntry).optional(),
  defaultObjectAcl: z.array(AclEntry).optional(),
  encryption: z.object({ defaultKmsKeyName: z.string().optional() }).optional(),
  versioning: z.object({ enabled: z.boolean().optional() }).optional(),
  softDeletePolicy: z.object({ retentionDurationSeconds: z.coerce.number().optional() }).optional(),
  retentionPolicy: z
    .object({ retentionPeriod: z.coerce.number(), isLocked: z.boolean().optional() })
    .optional(),
  logging: z.object({ logBucket: z.string() }).optional(),
  lifecycle: z.object({ rule: z.array(z.unknown()).default([]) }).optional(),
  ipFilter: z
    .object({
      mode: z.string().optional(),
      publicNetworkSource: z
        .object({ allowedIpCidrRanges: z.array(z.string()).default([]) })
        .optional(),
    })
    .optional(),
})
export type BucketRecord = z.infer<typeof Bucket>

const Buckets = z.object({ items: z.array(Bucket).default([]) })

/** With `projection=full` a bucket brings its ACLs along, but never its IAM policy. */
export const listBuckets = operation<{ readonly project: string } & Page>()({
  id: 'storage:buckets.list',
  permissions: ['storage.buckets.list', 'storage.buckets.getIamPolicy'],
  decode: (body) => Buckets.parse(body).items,
  next: nextPage,
})

export const getBucketPolicy = operation<{ readonly project: string; readonly bucket: string }>()({
  id: 'storage:buckets.getIamPolicy',
  permissions: ['storage.buckets.getIamPolicy'],
  decode: (body) => Policy.parse(body),
})
