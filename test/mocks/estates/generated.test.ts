import { readFileSync } from 'node:fs'
import { DynamoDBClient, paginateListTables } from '@aws-sdk/client-dynamodb'
import { IAMClient, paginateGetAccountAuthorizationDetails } from '@aws-sdk/client-iam'
import { KMSClient, paginateListKeys } from '@aws-sdk/client-kms'
import { OrganizationsClient, paginateListAccounts } from '@aws-sdk/client-organizations'
import {
  paginateDescribeDBInstances,
  paginateDescribeDBSnapshots,
  RDSClient,
} from '@aws-sdk/client-rds'
import { GetBucketPolicyStatusCommand, ListBucketsCommand, S3Client } from '@aws-sdk/client-s3'
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import { expect, test } from 'vitest'
import { createAws } from '../../../mocks/aws/aws.ts'
import { combine } from '../../../mocks/cloud.ts'
import { createGeneratedAws, type GeneratedEstate } from '../../../mocks/estates/generated.ts'
import { pointedAt } from '../aws/connect.ts'

const asOf = new Date('2026-11-23T12:00:00Z')

function clientOf(estate: GeneratedEstate) {
  const cloud = combine(createAws(estate))
  return { ...pointedAt(cloud, estate.region), credentials: estate.credentials }
}

async function count<T>(pages: AsyncIterable<T>, size: (page: T) => number | undefined) {
  let total = 0
  for await (const page of pages) total += size(page) ?? 0
  return total
}

test('M is the reference account, counted over the wire', async () => {
  const at = clientOf(createGeneratedAws({ size: 'M', asOf }))
  const s3 = new S3Client({ ...at, forcePathStyle: true })
  expect((await s3.send(new ListBucketsCommand({}))).Buckets).toHaveLength(200)

  const totals = { users: 0, groups: 0, roles: 0, withInline: 0, own: 0, ofAws: 0 }
  const client = new IAMClient(at)
  for await (const page of paginateGetAccountAuthorizationDetails({ client }, {})) {
    totals.users += page.UserDetailList?.length ?? 0
    totals.groups += page.GroupDetailList?.length ?? 0
    totals.roles += page.RoleDetailList?.length ?? 0
    totals.withInline +=
      page.RoleDetailList?.filter(({ RolePolicyList }) => RolePolicyList?.length).length ?? 0
    for (const { Arn = '' } of page.Policies ?? []) {
      totals[Arn.startsWith('arn:aws:iam::aws:') ? 'ofAws' : 'own'] += 1
    }
  }
  expect(totals).toEqual({
    users: 50,
    groups: 10,
    roles: 500,
    withInline: 250,
    own: 100,
    ofAws: 30,
  })

  const kms = new KMSClient(at)
  expect(await count(paginateListKeys({ client: kms }, {}), (page) => page.Keys?.length)).toBe(50)
  const rds = new RDSClient(at)
  const instances = paginateDescribeDBInstances({ client: rds }, {})
  expect(await count(instances, (page) => page.DBInstances?.length)).toBe(100)
  const snapshots = paginateDescribeDBSnapshots({ client: rds }, { SnapshotType: 'manual' })
  expect(await count(snapshots, (page) => page.DBSnapshots?.length)).toBe(100)
  const tables = paginateListTables({ client: new DynamoDBClient(at) }, {})
  expect(await count(tables, (page) => page.TableNames?.length)).toBe(50)
})

test('an account is the same whenever it is made, and another under another seed', () => {
  const bucketsOf = (seed: string) =>
    createGeneratedAws({ size: 'S', seed, asOf }).account('500000000000')?.s3.buckets
  expect(bucketsOf('one')).toEqual(bucketsOf('one'))
  expect(bucketsOf('two')).not.toEqual(bucketsOf('one'))

  const estate = createGeneratedAws({ size: 'L', asOf })
  const before = structuredClone(estate.account('500000000007')?.iam.roles)
  for (const id of estate.accounts) estate.account(id)
  expect(estate.account('500000000007')?.iam.roles).toEqual(before)
})

test('a thousand accounts cost nothing until they are asked for', async () => {
  const estate = createGeneratedAws({ size: 'XL', asOf })
  const at = clientOf(estate)
  const client = new OrganizationsClient(at)
  expect(await count(paginateListAccounts({ client }, {}), (page) => page.Accounts?.length)).toBe(
    1000,
  )
  const last = '500000000999'
  const { Credentials } = await new STSClient(at).send(
    new AssumeRoleCommand({ RoleArn: estate.auditRole(last), RoleSessionName: 'test' }),
  )
  const credentials = {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  }
  const s3 = new S3Client({ ...at, credentials, forcePathStyle: true })
  expect((await s3.send(new ListBucketsCommand({}))).Buckets).toHaveLength(20)
})

test('one account may be larger than the others', () => {
  const estate = createGeneratedAws({
    size: 'L',
    asOf,
    census: (account) => (account === 3 ? { buckets: 5000 } : {}),
  })
  expect(estate.account('500000000003')?.s3.buckets).toHaveLength(5000)
  expect(estate.account('500000000004')?.s3.buckets).toHaveLength(20)
})

test('the truth names controls of the catalogue, once a resource, with failures and passes', () => {
  const catalogue = new Set(readFileSync('test/catalogue.txt', 'utf8').split('\n'))
  const truths = Array.from(createGeneratedAws({ size: 'M', asOf }).truths('500000000000'))
  const keys = truths.map(({ resource, control }) => `${resource} ${control}`)
  expect(new Set(keys).size).toBe(keys.length)

  const byControl = Map.groupBy(truths, ({ control }) => control)
  for (const [control, answers] of byControl) {
    expect(catalogue).toContain(control)
    expect(answers.some(({ outcome }) => outcome === 'pass')).toBe(true)
  }
  const neverFailing = Array.from(byControl).filter(
    ([, answers]) => !answers.some(({ outcome }) => outcome === 'fail'),
  )
  expect(neverFailing.map(([control]) => control)).toEqual([
    'aws-s3-bucket-default-encryption',
    'aws-kms-key-pending-deletion',
  ])
})

test("where the truth says public, S3's own ruling agrees; where S3 cannot weigh a Deny, truth knows better", async () => {
  const estate = createGeneratedAws({ size: 'S', asOf })
  const s3 = new S3Client({ ...clientOf(estate), forcePathStyle: true })
  const truths = Array.from(estate.truths('500000000000'))
  for (const { name, policy } of estate.account('500000000000')?.s3.buckets ?? []) {
    if (policy === undefined) continue
    const truth = truths.find(
      ({ resource, control }) =>
        resource === `arn:aws:s3:::${name}` && control === 'aws-s3-bucket-policy-public-read',
    )
    const { PolicyStatus } = await s3.send(new GetBucketPolicyStatusCommand({ Bucket: name }))
    if (truth?.outcome === 'fail') expect(PolicyStatus?.IsPublic).toBe(true)
  }
})
