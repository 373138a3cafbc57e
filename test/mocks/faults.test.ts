import { DescribeVolumesCommand, EC2Client } from '@aws-sdk/client-ec2'
import { DescribeKeyCommand, KMSClient } from '@aws-sdk/client-kms'
import { LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda'
import { ListAccountsCommand, OrganizationsClient } from '@aws-sdk/client-organizations'
import { DescribeDBInstancesCommand, RDSClient } from '@aws-sdk/client-rds'
import { GetBucketPolicyCommand, ListBucketsCommand, S3Client } from '@aws-sdk/client-s3'
import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs'
import { expect, test } from 'vitest'
import { createAws } from '../../mocks/aws/aws.ts'
import { kmsKey } from '../../mocks/aws/resources/kms.ts'
import { policyOf } from '../../mocks/aws/resources/policy.ts'
import { bucket } from '../../mocks/aws/resources/s3.ts'
import { combine } from '../../mocks/cloud.ts'
import { type FaultRule, withFaults } from '../../mocks/faults.ts'
import { serve } from '../../mocks/serve.ts'
import { ACCOUNT, estateOf, failureOf, KEY_ID, pointedAt } from './aws/connect.ts'

const estate = estateOf({
  s3: {
    buckets: ['a', 'b', 'c'].map((name) =>
      bucket({
        name,
        region: 'eu-west-1',
        policy: policyOf({ Effect: 'Deny', Principal: '*', Action: '*', Resource: '*' }),
      }),
    ),
  },
  inRegion: { 'eu-west-1': { kmsKeys: [kmsKey(ACCOUNT, { KeyId: 'key' })] } },
})

function suffering(...rules: readonly FaultRule[]) {
  return pointedAt(combine(withFaults(createAws(estate), rules)))
}

function s3With(...rules: readonly FaultRule[]): S3Client {
  return new S3Client({ ...suffering(...rules), forcePathStyle: true })
}

const policyOfA = () => new GetBucketPolicyCommand({ Bucket: 'a' })

test('a throttle is in the words of each service', async () => {
  const at = suffering({ fault: 'throttled' })
  const failures = await Promise.all([
    failureOf(new S3Client({ ...at, forcePathStyle: true }).send(policyOfA())),
    failureOf(new KMSClient(at).send(new DescribeKeyCommand({ KeyId: 'key' }))),
    failureOf(new RDSClient(at).send(new DescribeDBInstancesCommand({}))),
    failureOf(new EC2Client(at).send(new DescribeVolumesCommand({}))),
    failureOf(new SQSClient(at).send(new ListQueuesCommand({}))),
    failureOf(new LambdaClient(at).send(new ListFunctionsCommand({}))),
    failureOf(new OrganizationsClient(at).send(new ListAccountsCommand({}))),
  ])
  expect(failures).toEqual([
    { name: 'SlowDown', status: 503 },
    { name: 'ThrottlingException', status: 400 },
    { name: 'Throttling', status: 400 },
    { name: 'RequestLimitExceeded', status: 503 },
    { name: 'RequestThrottled', status: 400 },
    { name: 'TooManyRequestsException', status: 429 },
    { name: 'TooManyRequestsException', status: 400 },
  ])
})

test('one operation can be denied and the others answer', async () => {
  const client = s3With({ fault: 'denied', operations: ['s3:GetBucketPolicy'] })
  expect(await failureOf(client.send(policyOfA()))).toEqual({ name: 'AccessDenied', status: 403 })
  expect((await client.send(new ListBucketsCommand({}))).Buckets).toHaveLength(3)
})

test('server errors are 500 or 503 in the shape of the service', async () => {
  const { status } = await failureOf(s3With({ fault: 'server-error' }).send(policyOfA()))
  expect([500, 503]).toContain(status)
})

test('expired credentials and a skewed clock have their codes', async () => {
  const expired = s3With({ fault: 'credentials-expired' }).send(policyOfA())
  expect((await failureOf(expired)).name).toBe('ExpiredToken')
  const skewed = s3With({ fault: 'clock-skewed' }).send(policyOfA())
  expect((await failureOf(skewed)).name).toBe('RequestTimeTooSkewed')
})

test('a page token expires only where there is one', async () => {
  const client = s3With({ fault: 'page-token-expired' })
  const first = await client.send(new ListBucketsCommand({ MaxBuckets: 1 }))
  const { ContinuationToken } = first
  const second = client.send(new ListBucketsCommand({ MaxBuckets: 1, ContinuationToken }))
  expect((await failureOf(second)).name).toBe('InvalidArgument')
})

test('broken connections and broken bodies reach the client as errors', async () => {
  await expect(s3With({ fault: 'reset' }).send(policyOfA())).rejects.toThrow('ECONNRESET')
  await expect(s3With({ fault: 'truncated' }).send(policyOfA())).rejects.toThrow()
  const at = suffering({ fault: 'malformed' })
  const describe = new KMSClient(at).send(new DescribeKeyCommand({ KeyId: 'key' }))
  await expect(describe).rejects.toThrow(SyntaxError)
})

test('over a socket a truncated body and a reset are broken connections, and a stall ends with the client', async () => {
  const rules: FaultRule[] = [
    { fault: 'truncated', operations: ['s3:GetBucketPolicy'] },
    { fault: 'reset', operations: ['s3:GetBucketAcl'] },
    { fault: 'stall', operations: ['s3:ListBuckets'] },
  ]
  const { url, close } = await serve(combine(withFaults(createAws(estate), rules)))
  const signed = {
    authorization: `AWS4-HMAC-SHA256 Credential=${KEY_ID}/20261123/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature=0`,
  }
  try {
    const truncated = await fetch(`${url}/a?policy`, { headers: signed })
    await expect(truncated.text()).rejects.toThrow('terminated')
    await expect(fetch(`${url}/a?acl`, { headers: signed })).rejects.toThrow('fetch failed')
    const impatient = fetch(`${url}/`, { headers: signed, signal: AbortSignal.timeout(50) })
    await expect(impatient).rejects.toThrow('timeout')
  } finally {
    await close()
  }
})

test('at a rate the same requests suffer in every run, and a second try may succeed', async () => {
  const outcomes = async (seed: string) => {
    const rules: FaultRule[] = [{ fault: 'throttled', rate: 0.3 }]
    const at = pointedAt(combine(withFaults(createAws(estate), rules, seed)))
    const client = new KMSClient(at)
    const tries = Array.from({ length: 100 }, async (_, index) => {
      const call = () => client.send(new DescribeKeyCommand({ KeyId: `gone-${index}` }))
      return [(await failureOf(call())).name, (await failureOf(call())).name] as const
    })
    return Promise.all(tries)
  }
  const first = await outcomes('one')
  expect(await outcomes('one')).toEqual(first)
  expect(await outcomes('two')).not.toEqual(first)
  const suffered = first.filter(([name]) => name === 'ThrottlingException')
  expect(suffered.length).toBeGreaterThan(15)
  expect(suffered.length).toBeLessThan(45)
  expect(suffered.some(([, again]) => again === 'NotFoundException')).toBe(true)
})

test('one account may suffer alone', async () => {
  const client = s3With({ fault: 'denied', accounts: ['222233334444'] })
  expect((await client.send(new ListBucketsCommand({}))).Buckets).toHaveLength(3)
})
