import { readFileSync } from 'node:fs'
import { DescribeSnapshotsCommand, EC2Client } from '@aws-sdk/client-ec2'
import { GetKeyPolicyCommand, KMSClient, ListKeysCommand } from '@aws-sdk/client-kms'
import { ListAccountsCommand, OrganizationsClient } from '@aws-sdk/client-organizations'
import {
  GetBucketPolicyCommand,
  GetBucketPolicyStatusCommand,
  ListBucketsCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { expect, test } from 'vitest'
import { createAws } from '../../../../mocks/aws/aws.ts'
import { combine } from '../../../../mocks/cloud.ts'
import {
  acmeAuditRole,
  acmeAwsAccounts,
  acmeAwsCredentials,
  createAcmeAws,
  decoysInAcmeAws,
  plantedInAcmeAws,
} from '../../../../mocks/estates/acme/aws.ts'
import { failureOf, pointedAt } from '../../aws/connect.ts'

const estate = createAcmeAws(new Date())
const cloud = combine(createAws(estate))
const at = { ...pointedAt(cloud), credentials: acmeAwsCredentials }
const s3 = new S3Client({ ...at, forcePathStyle: true, region: 'eu-west-1' })

test('every fault and every decoy is of a control that the catalogue knows', () => {
  const catalogue = new Set(readFileSync('test/catalogue.txt', 'utf8').split('\n'))
  const controls = [...plantedInAcmeAws, ...decoysInAcmeAws].map(({ control }) => control)
  expect(controls.filter((control) => !catalogue.has(control))).toEqual([])
  expect(plantedInAcmeAws.length).toBeGreaterThanOrEqual(30)
  expect(decoysInAcmeAws.length).toBeGreaterThanOrEqual(10)
})

test('no fault is planted twice, and none is also a decoy', () => {
  const keys = [...plantedInAcmeAws, ...decoysInAcmeAws].map(
    ({ resource, control }) => `${resource} ${control}`,
  )
  expect(new Set(keys).size).toBe(keys.length)
})

test("S3's own ruling is fooled by what it does not weigh, and tells the rest apart", async () => {
  const ruling = async (Bucket: string) => {
    const { PolicyStatus } = await s3.send(new GetBucketPolicyStatusCommand({ Bucket }))
    return PolicyStatus?.IsPublic
  }
  expect(await ruling('acme-shop-photos')).toBe(true)
  expect(await ruling('acme-db-dumps')).toBe(true)
  expect(await ruling('acme-warehouse-cameras')).toBe(true)
  expect(await ruling('acme-org-handbook')).toBe(false)
  expect(await ruling('acme-invoices')).toBe(false)
})

test('some reads are denied to the auditor', async () => {
  const legal = s3.send(new GetBucketPolicyCommand({ Bucket: 'acme-legal' }))
  expect(await failureOf(legal)).toEqual({ name: 'AccessDenied', status: 403 })
  const kms = new KMSClient(at)
  const { Keys = [] } = await kms.send(new ListKeysCommand({}))
  const failures = await Promise.allSettled(
    Keys.map(({ KeyId }) => kms.send(new GetKeyPolicyCommand({ KeyId }))),
  )
  expect(failures.filter(({ status }) => status === 'rejected')).toHaveLength(1)
})

test('the auditor reads the organisation and steps into its other account', async () => {
  const organizations = new OrganizationsClient({ ...at, region: 'us-east-1' })
  const { Accounts } = await organizations.send(new ListAccountsCommand({}))
  expect(Accounts?.map(({ Id }) => Id)).toEqual([acmeAwsAccounts.shop, acmeAwsAccounts.analytics])

  const sts = new STSClient(at)
  const { Credentials } = await sts.send(
    new AssumeRoleCommand({ RoleArn: acmeAuditRole, RoleSessionName: 'demo' }),
  )
  const credentials = {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  }
  const there = new STSClient({ ...at, credentials })
  const { Account } = await there.send(new GetCallerIdentityCommand({}))
  expect(Account).toBe(acmeAwsAccounts.analytics)
  const buckets = new S3Client({ ...at, credentials, forcePathStyle: true })
  const { Buckets } = await buckets.send(new ListBucketsCommand({}))
  expect(Buckets?.map(({ Name }) => Name)).toEqual(['acme-analytics-demo'])
})

test("a stranger's public snapshot shows up only in a list that is not limited to one's own", async () => {
  const ec2 = new EC2Client(at)
  const ids = async (OwnerIds?: string[]) => {
    const { Snapshots } = await ec2.send(new DescribeSnapshotsCommand({ OwnerIds }))
    return Snapshots?.map(({ SnapshotId }) => SnapshotId)
  }
  expect(await ids(['self'])).not.toContain('snap-0strangers0001')
  expect(await ids()).toContain('snap-0strangers0001')
})
