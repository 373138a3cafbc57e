/**
 * What actions of a service do, as far as exposure goes: which of them are about an S3 object and
 * which about its bucket, what each lets its caller do, and which name to show to a reader.
 *
 * Only S3 needs a list, because a grant of an object action on a bucket's ARN is dead. For the rest,
 * verbs decide. An action that is on no list is still part of every question.
 *
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 *
 * @module
 */

import { literal, type Membership, wildcard } from '#algebra'
import type { What } from '#model'

/** Everything that an action can let its caller do, mildest first. */
export const CAPABILITIES: readonly What[] = ['list', 'read', 'invoke', 'write', 'administer']

export const S3_OBJECT_ACTIONS = lines(`
  GetObject PutObject DeleteObject GetObjectVersion DeleteObjectVersion GetObjectAcl PutObjectAcl
  GetObjectVersionAcl PutObjectVersionAcl GetObjectTagging PutObjectTagging DeleteObjectTagging
  GetObjectVersionTagging PutObjectVersionTagging DeleteObjectVersionTagging GetObjectAttributes
  GetObjectVersionAttributes GetObjectLegalHold PutObjectLegalHold GetObjectRetention
  PutObjectRetention BypassGovernanceRetention GetObjectTorrent GetObjectVersionTorrent
  GetObjectVersionForReplication RestoreObject AbortMultipartUpload ListMultipartUploadParts
  ReplicateObject ReplicateDelete ReplicateTags ObjectOwnerOverrideToBucketOwner
  InitiateReplication UpdateObjectEncryption`)

export const S3_BUCKET_ACTIONS = lines(`
  ListBucket ListBucketVersions ListBucketMultipartUploads GetBucketLocation GetBucketPolicy
  PutBucketPolicy DeleteBucketPolicy GetBucketPolicyStatus GetBucketAcl PutBucketAcl DeleteBucket
  GetBucketCORS PutBucketCORS GetBucketLogging PutBucketLogging GetBucketNotification
  PutBucketNotification GetBucketObjectLockConfiguration PutBucketObjectLockConfiguration
  GetBucketOwnershipControls PutBucketOwnershipControls GetBucketPublicAccessBlock
  PutBucketPublicAccessBlock GetBucketRequestPayment PutBucketRequestPayment GetBucketTagging
  PutBucketTagging GetBucketVersioning PutBucketVersioning GetBucketWebsite PutBucketWebsite
  DeleteBucketWebsite GetAccelerateConfiguration PutAccelerateConfiguration
  GetAnalyticsConfiguration PutAnalyticsConfiguration GetEncryptionConfiguration
  PutEncryptionConfiguration GetIntelligentTieringConfiguration PutIntelligentTieringConfiguration
  GetInventoryConfiguration PutInventoryConfiguration GetLifecycleConfiguration
  PutLifecycleConfiguration GetMetricsConfiguration PutMetricsConfiguration
  GetReplicationConfiguration PutReplicationConfiguration GetBucketMetadataTableConfiguration
  CreateBucketMetadataTableConfiguration DeleteBucketMetadataTableConfiguration
  GetBucketAbac PutBucketAbac`)

/** Actions of the account, on which no bucket policy has a say. */
const S3_ACCOUNT_ACTIONS = lines(`
  ListAllMyBuckets CreateBucket GetAccountPublicAccessBlock PutAccountPublicAccessBlock
  ListAccessPoints ListJobs CreateJob ListAccessGrants ListMultiRegionAccessPoints`)

/** Names that readers know, by service; the first that fits is shown. */
const FAMILIAR: Readonly<Record<string, readonly string[]>> = {
  sqs: lines(
    'SendMessage ReceiveMessage DeleteMessage GetQueueAttributes SetQueueAttributes PurgeQueue AddPermission',
  ),
  sns: lines('Publish Subscribe GetTopicAttributes SetTopicAttributes AddPermission DeleteTopic'),
  kms: lines(
    'Decrypt GenerateDataKey Encrypt CreateGrant PutKeyPolicy DescribeKey ScheduleKeyDeletion',
  ),
  lambda: lines('InvokeFunction InvokeFunctionUrl GetFunction UpdateFunctionCode AddPermission'),
  secretsmanager: lines(
    'GetSecretValue DescribeSecret PutSecretValue PutResourcePolicy DeleteSecret',
  ),
  ecr: lines('BatchGetImage GetDownloadUrlForLayer PutImage SetRepositoryPolicy DescribeImages'),
  es: lines('ESHttpGet ESHttpPost ESHttpPut ESHttpDelete DescribeDomain UpdateDomainConfig'),
  dynamodb: lines('GetItem Query Scan PutItem UpdateItem DeleteItem PutResourcePolicy'),
  sts: lines('AssumeRole AssumeRoleWithWebIdentity AssumeRoleWithSAML'),
  events: lines('PutEvents PutRule PutPermission'),
  backup: lines('CopyIntoBackupVault DescribeBackupVault'),
  glue: lines('GetTable GetDatabase CreateTable'),
  logs: lines('PutSubscriptionFilter PutLogEvents'),
}

/** Lower-case names of a service's well-known actions, best known first. */
export function familiarActions(service: string): readonly string[] {
  return familiarByService.get(service) ?? []
}

const familiarByService: ReadonlyMap<string, readonly string[]> = new Map([
  ...Object.entries(FAMILIAR).map(
    ([service, names]) => [service, qualified(service, names)] as const,
  ),
  [
    's3',
    qualified('s3', [...S3_OBJECT_ACTIONS.slice(0, 6), ...S3_BUCKET_ACTIONS.slice(0, 6)]),
  ] as const,
])

const SPELLING: ReadonlyMap<string, string> = new Map(
  [
    ...Object.entries(FAMILIAR),
    ['s3', [...S3_OBJECT_ACTIONS, ...S3_BUCKET_ACTIONS]] as const,
  ].flatMap(([service, names]) =>
    names.map((name) => [`${service}:${name}`.toLowerCase(), `${service}:${name}`] as const),
  ),
)

/** An action with its usual capitals, where they are known. */
export function spelledAction(action: string): string {
  return SPELLING.get(action) ?? action
}

/** Every action of a service. */
export function serviceActions(service: string): Membership {
  return { globs: [wildcard(`${service}:?*`)], inside: true }
}

/** None of these actions. */
export function otherThan(...lists: readonly (readonly string[])[]): Membership {
  return { globs: lists.flat().map((name) => literal(`s3:${name.toLowerCase()}`)), inside: false }
}

/** Everything that can be done to an object; to a bucket. */
export const S3_ON_OBJECTS: readonly Membership[] = [
  serviceActions('s3'),
  otherThan(S3_BUCKET_ACTIONS, S3_ACCOUNT_ACTIONS),
]
export const S3_ON_BUCKETS: readonly Membership[] = [
  serviceActions('s3'),
  otherThan(S3_OBJECT_ACTIONS, S3_ACCOUNT_ACTIONS),
]

/** Actions by which a caller gets power over the resource, or over others' access to it. */
const ADMINISTER =
  /:((put|delete|set|attach|detach).*policy|(add|remove|put).*permission.*|put.*acl|put.*publicaccessblock|putbucket(ownershipcontrols|abac)|(create|retire|revoke)grant|set.*attributes|(create|update)functionurlconfig|updatedomainconfig|objectowneroverridetobucketowner|bypassgovernanceretention|schedulekeydeletion|disablekey)$/
const LIST = /:(list|describe|search)/
const READ =
  /:(get|batchget|query$|scan$|receive|decrypt|generatedatakey|select|head|read|download|subscribe|eshttp(get|head)$|batchcheck)/

const INVOKE = /:(invoke|execute|start|run|assume)/

/** What an action in lower case lets its caller do; what no verb gives away is a write. */
export function capabilityOf(action: string): What {
  if (ADMINISTER.test(action)) return 'administer'
  if (LIST.test(action)) return 'list'
  if (INVOKE.test(action)) return 'invoke'
  return READ.test(action) ? 'read' : 'write'
}

/** Every action that we know by name, in lower case. */
export function knownActions(): Iterable<string> {
  return SPELLING.keys()
}

function lines(text: string): readonly string[] {
  return text.trim().split(/\s+/)
}

function qualified(service: string, names: readonly string[]): readonly string[] {
  return names.map((name) => `${service}:${name.toLowerCase()}`)
}
