import { expect, test } from 'vitest'
import { accessPoint, bucket } from '../../../../mocks/aws/resources/s3.ts'
import { accessPoints, multiRegionAccessPoints } from '../../../../providers/aws/s3/accessPoint.ts'
import { buckets } from '../../../../providers/aws/s3/bucket.ts'
import { ACCOUNT, collectFrom, estateOf, REGION } from '../simulated.ts'

const policy = (condition?: object) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: '*',
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::acme-data/*',
        ...(condition && { Condition: condition }),
      },
    ],
  })
const DELEGATING = policy({ StringEquals: { 's3:DataAccessPointAccount': ACCOUNT } })
const BLOCKED = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
}

const estate = estateOf({
  s3: {
    buckets: [
      bucket({ name: 'acme-data', region: REGION, policy: DELEGATING }),
      bucket({ name: 'acme-plain', region: REGION, policy: policy() }),
    ],
    accessPoints: [
      accessPoint({ Name: 'web', Bucket: 'acme-data', region: REGION, policy: policy() }),
      accessPoint({
        Name: 'inside',
        Bucket: 'acme-data',
        region: REGION,
        VpcConfiguration: { VpcId: 'vpc-1' },
      }),
      accessPoint({ Name: 'plain', Bucket: 'acme-plain', region: REGION }),
    ],
    multiRegionAccessPoints: [
      {
        Name: 'everywhere',
        Alias: 'abc.mrap',
        PublicAccessBlock: BLOCKED,
        Status: 'READY',
        Regions: [{ Bucket: 'acme-data', Region: REGION }],
      },
      {
        Name: 'elsewhere',
        Alias: 'def.mrap',
        Status: 'READY',
        Regions: [{ Bucket: 'acme-us', Region: 'us-east-1' }],
      },
    ],
  },
})

test('a bucket whose policy speaks of access points is asked for each of its own', async () => {
  const { items } = await collectFrom(buckets, estate, undefined, ['accessPoints'])
  expect(items.find(({ name }) => name === 'acme-data')?.facts.accessPoints).toMatchObject({
    state: 'known',
    value: [
      {
        name: 'web',
        arn: `arn:aws:s3:${REGION}:${ACCOUNT}:accesspoint/web`,
        networkOrigin: 'Internet',
        policy: policy(),
        publicAccessBlock: BLOCKED,
      },
      { name: 'inside', networkOrigin: 'VPC', policy: null },
      {
        name: 'everywhere',
        arn: `arn:aws:s3::${ACCOUNT}:accesspoint/abc.mrap`,
        networkOrigin: 'Internet',
        policy: null,
        publicAccessBlock: BLOCKED,
      },
    ],
  })
})

test('a bucket whose policy does not is not asked: no access point could open more', async () => {
  const plain = estateOf({ s3: { buckets: [bucket({ name: 'plain', region: REGION })] } })
  const { items, calls } = await collectFrom(buckets, plain, undefined, ['accessPoints'])
  expect(items[0]?.facts.accessPoints).toMatchObject({ state: 'known', value: [] })
  expect(calls.filter((call) => call.startsWith('s3control:'))).toEqual([])
})

test('one access point that may not be read leaves open who comes by any', async () => {
  const { items } = await collectFrom(buckets, estate, (_, id) =>
    id === 's3control:GetAccessPointPolicy' ? 'denied' : undefined,
  )
  expect(items.find(({ name }) => name === 'acme-data')?.facts.accessPoints).toMatchObject({
    state: 'unknown',
    gaps: [{ reason: 'denied', permission: 's3:GetAccessPointPolicy' }],
  })
})

test('access points are resources of their region, and have a block of their own', async () => {
  const { items } = await collectFrom(accessPoints, estate)
  expect(items.map(({ name }) => name)).toEqual(['web', 'inside', 'plain'])
  expect(items[1]?.facts).toMatchObject({
    networkOrigin: { value: 'VPC' },
    publicAccessBlock: { value: BLOCKED },
  })
})

test('a multi-region access point is told in the first of its regions alone', async () => {
  const { items } = await collectFrom(multiRegionAccessPoints, estate)
  expect(items).toMatchObject([
    {
      id: `arn:aws:s3::${ACCOUNT}:accesspoint/abc.mrap`,
      facts: { publicAccessBlock: { value: BLOCKED } },
    },
  ])
})
