import {
  GetBucketAclCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLocationCommand,
  GetBucketLoggingCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketPolicyStatusCommand,
  GetBucketReplicationCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  GetBucketWebsiteCommand,
  GetObjectLockConfigurationCommand,
  GetPublicAccessBlockCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  PutBucketPolicyCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { expect, test } from 'vitest'
import { createAws } from '../../../mocks/aws/aws.ts'
import { awsAccount } from '../../../mocks/aws/estate.ts'
import { bucket, grantToGroup } from '../../../mocks/aws/resources/s3.ts'
import { type Call, combine, overhear } from '../../../mocks/cloud.ts'
import { serve } from '../../../mocks/serve.ts'
import { estateOf, failureOf, KEY_ID, pointedAt } from './connect.ts'

const plain = bucket({ name: 'plain', region: 'eu-west-1' })
const rich = bucket({
  name: 'rich',
  region: 'eu-west-1',
  policy: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' }],
  },
  grants: [grantToGroup('global/AllUsers', 'READ')],
  versioning: 'Enabled',
  mfaDelete: 'Disabled',
  logging: { TargetBucket: 'logs', TargetPrefix: 'rich/' },
  tags: [{ Key: 'team', Value: 'R&D <core>' }],
  lifecycle: [
    { ID: 'tidy', Status: 'Enabled', Filter: { Prefix: 'tmp/' }, Expiration: { Days: 7 } },
  ],
  objectLock: {
    ObjectLockEnabled: 'Enabled',
    Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 30 } },
  },
})
const far = bucket({ name: 'far', region: 'us-east-1' })
const stranger = awsAccount({
  id: '222233334444',
  name: 'stranger',
  s3: { buckets: [bucket({ name: 'theirs', region: 'eu-west-1' })] },
})
const estate = estateOf(
  {
    s3: { buckets: [rich, plain, far] },
    denied: [{ operation: 's3:GetBucketAcl', resource: 'plain' }],
  },
  stranger,
)
const client = new S3Client({ ...pointedAt(estate), forcePathStyle: true })

test('a bucket made today is blocked, owner-enforced and encrypted, and has nothing else', async () => {
  const Bucket = 'plain'
  const block = await client.send(new GetPublicAccessBlockCommand({ Bucket }))
  expect(block.PublicAccessBlockConfiguration).toEqual({
    BlockPublicAcls: true,
    IgnorePublicAcls: true,
    BlockPublicPolicy: true,
    RestrictPublicBuckets: true,
  })
  const ownership = await client.send(new GetBucketOwnershipControlsCommand({ Bucket }))
  expect(ownership.OwnershipControls?.Rules).toEqual([{ ObjectOwnership: 'BucketOwnerEnforced' }])
  const encryption = await client.send(new GetBucketEncryptionCommand({ Bucket }))
  expect(encryption.ServerSideEncryptionConfiguration?.Rules).toEqual([
    {
      ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' },
      BucketKeyEnabled: false,
    },
  ])
  const versioning = await client.send(new GetBucketVersioningCommand({ Bucket }))
  expect(versioning.Status).toBeUndefined()
  const logging = await client.send(new GetBucketLoggingCommand({ Bucket }))
  expect(logging.LoggingEnabled).toBeUndefined()
})

test.for([
  ['NoSuchBucketPolicy', new GetBucketPolicyCommand({ Bucket: 'plain' })],
  ['NoSuchBucketPolicy', new GetBucketPolicyStatusCommand({ Bucket: 'plain' })],
  ['NoSuchLifecycleConfiguration', new GetBucketLifecycleConfigurationCommand({ Bucket: 'plain' })],
  [
    'ObjectLockConfigurationNotFoundError',
    new GetObjectLockConfigurationCommand({ Bucket: 'plain' }),
  ],
  ['ReplicationConfigurationNotFoundError', new GetBucketReplicationCommand({ Bucket: 'plain' })],
  ['NoSuchWebsiteConfiguration', new GetBucketWebsiteCommand({ Bucket: 'plain' })],
  ['NoSuchTagSet', new GetBucketTaggingCommand({ Bucket: 'plain' })],
  ['NoSuchBucket', new GetBucketPolicyCommand({ Bucket: 'nobody-has-this' })],
] as const)('what is absent is told by its own code, %s', async ([code, command]) => {
  // biome-ignore lint/suspicious/noExplicitAny: a list of commands with different outputs
  expect(await failureOf(client.send(command as any))).toEqual({ name: code, status: 404 })
})

test('a bucket shows what is set on it', async () => {
  const Bucket = 'rich'
  const policy = await client.send(new GetBucketPolicyCommand({ Bucket }))
  expect(JSON.parse(policy.Policy ?? '')).toEqual(rich.policy)
  const status = await client.send(new GetBucketPolicyStatusCommand({ Bucket }))
  expect(status.PolicyStatus).toEqual({ IsPublic: true })
  const acl = await client.send(new GetBucketAclCommand({ Bucket }))
  expect(acl.Grants).toHaveLength(2)
  expect(acl.Grants?.[1]).toEqual({
    Grantee: { Type: 'Group', URI: 'http://acs.amazonaws.com/groups/global/AllUsers' },
    Permission: 'READ',
  })
  const versioning = await client.send(new GetBucketVersioningCommand({ Bucket }))
  expect(versioning).toMatchObject({ Status: 'Enabled', MFADelete: 'Disabled' })
  const logging = await client.send(new GetBucketLoggingCommand({ Bucket }))
  expect(logging.LoggingEnabled).toEqual({ TargetBucket: 'logs', TargetPrefix: 'rich/' })
  const tagging = await client.send(new GetBucketTaggingCommand({ Bucket }))
  expect(tagging.TagSet).toEqual([{ Key: 'team', Value: 'R&D <core>' }])
  const lifecycle = await client.send(new GetBucketLifecycleConfigurationCommand({ Bucket }))
  expect(lifecycle.Rules).toEqual(rich.lifecycle)
  const lock = await client.send(new GetObjectLockConfigurationCommand({ Bucket }))
  expect(lock.ObjectLockConfiguration).toEqual(rich.objectLock)
})

test('a paged list of buckets tells their regions, an unpaged one does not', async () => {
  const first = await client.send(new ListBucketsCommand({ MaxBuckets: 2 }))
  expect(first.Buckets?.map(({ Name, BucketRegion }) => [Name, BucketRegion])).toEqual([
    ['far', 'us-east-1'],
    ['plain', 'eu-west-1'],
  ])
  const rest = await client.send(
    new ListBucketsCommand({ MaxBuckets: 2, ContinuationToken: first.ContinuationToken }),
  )
  expect(rest.Buckets?.map(({ Name }) => Name)).toEqual(['rich'])
  expect(rest.ContinuationToken).toBeUndefined()
  const whole = await client.send(new ListBucketsCommand({}))
  expect(whole.Buckets?.map(({ BucketRegion }) => BucketRegion)).toEqual(Array(3).fill(undefined))
})

test('a continuation token that S3 never gave is refused', async () => {
  const call = client.send(new ListBucketsCommand({ MaxBuckets: 2, ContinuationToken: 'nonsense' }))
  expect(await failureOf(call)).toEqual({ name: 'InvalidArgument', status: 400 })
})

test('a bucket of another region is found through a redirect that names it', async () => {
  const call = client.send(new GetBucketPolicyCommand({ Bucket: 'far' }))
  expect(await failureOf(call)).toEqual({ name: 'PermanentRedirect', status: 301 })
  const head = await client.send(new HeadBucketCommand({ Bucket: 'plain' }))
  expect(head.BucketRegion).toBe('eu-west-1')
  const everywhere = new S3Client({ ...pointedAt(estate, 'us-east-1'), forcePathStyle: true })
  const home = await everywhere.send(new GetBucketLocationCommand({ Bucket: 'far' }))
  expect(home.LocationConstraint).toBeFalsy()
  const away = await everywhere.send(new GetBucketLocationCommand({ Bucket: 'plain' }))
  expect(away.LocationConstraint).toBe('eu-west-1')
})

test("of another account's bucket only its existence is told", async () => {
  const call = client.send(new GetBucketVersioningCommand({ Bucket: 'theirs' }))
  expect(await failureOf(call)).toEqual({ name: 'AccessDenied', status: 403 })
})

test('a read that the estate denies is denied for the resource that it names', async () => {
  const denied = client.send(new GetBucketAclCommand({ Bucket: 'plain' }))
  expect(await failureOf(denied)).toEqual({ name: 'AccessDenied', status: 403 })
  const acl = await client.send(new GetBucketAclCommand({ Bucket: 'rich' }))
  expect(acl.Grants).not.toHaveLength(0)
})

test('a HEAD that is refused has no body to tell why', async () => {
  const denying = estateOf({
    s3: { buckets: [plain] },
    denied: [{ operation: 's3:HeadBucket' }],
  })
  const head = new S3Client({ ...pointedAt(denying), forcePathStyle: true })
  const failure = await failureOf(head.send(new HeadBucketCommand({ Bucket: 'plain' })))
  expect(failure.status).toBe(403)
  expect(failure.name).not.toBe('AccessDenied')
})

test('a write is refused and heard', async () => {
  const calls: Call[] = []
  const cloud = combine(overhear(createAws(estate), (call) => calls.push(call)))
  const writer = new S3Client({ ...pointedAt(cloud), forcePathStyle: true })
  const call = writer.send(new PutBucketPolicyCommand({ Bucket: 'plain', Policy: '{}' }))
  expect(await failureOf(call)).toEqual({ name: 'AccessDenied', status: 403 })
  expect(calls).toMatchObject([{ operation: 'PutBucketPolicy', writes: true }])
})

test.for([
  ['of AWS', undefined],
  ['of loopback', 'http://localhost:4566'],
])('a host %s that names the bucket reaches it', async ([, endpoint]) => {
  const at = { ...pointedAt(estate), ...(endpoint ? { endpoint } : {}) }
  const versioning = await new S3Client(at).send(new GetBucketVersioningCommand({ Bucket: 'rich' }))
  expect(versioning.Status).toBe('Enabled')
})

test('over a socket the answers are the same', async () => {
  const { url, close } = await serve(combine(createAws(estate)))
  const socket = new S3Client({
    region: 'eu-west-1',
    endpoint: url,
    forcePathStyle: true,
    maxAttempts: 1,
    credentials: { accessKeyId: KEY_ID, secretAccessKey: 'secret' },
  })
  try {
    const status = await socket.send(new GetBucketPolicyStatusCommand({ Bucket: 'rich' }))
    expect(status.PolicyStatus?.IsPublic).toBe(true)
    const denied = socket.send(new HeadBucketCommand({ Bucket: 'nobody-has-this' }))
    expect((await failureOf(denied)).status).toBe(404)
  } finally {
    socket.destroy()
    await close()
  }
})
