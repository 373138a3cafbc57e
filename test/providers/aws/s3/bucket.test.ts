import { expect, test } from 'vitest'
import type { Resource } from '#model'
import { bucket, grantToGroup } from '../../../../mocks/aws/resources/s3.ts'
import { buckets } from '../../../../providers/aws/s3/bucket.ts'
import { ACCOUNT, collectFrom, collectThrough, estateOf, transportTo } from '../simulated.ts'

const OPEN = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' }],
})

const estate = estateOf({
  s3: {
    buckets: [
      bucket({ name: 'acme-data', region: 'eu-west-1' }),
      bucket({
        name: 'acme-web',
        region: 'us-west-2',
        policy: OPEN,
        ownership: 'ObjectWriter',
        grants: [grantToGroup('global/AllUsers', 'READ')],
        versioning: 'Enabled',
        logging: { TargetBucket: 'acme-logs', TargetPrefix: 'web/' },
      }),
    ],
  },
})

function named<R extends Resource>(items: readonly R[], name: string): R {
  const found = items.find((one) => one.name === name)
  if (!found) throw new Error(`nothing is called ${name}`)
  return found
}

test('absence is an answer; what S3 says is kept as it said it', async () => {
  const { items, gaps } = await collectFrom(buckets, estate)
  expect(gaps).toEqual([])

  const data = named(items, 'acme-data')
  expect(data).toMatchObject({
    id: 'arn:aws:s3:::acme-data',
    scope: { account: ACCOUNT, region: 'eu-west-1' },
    facts: {
      policy: { state: 'known', value: null, from: ['s3:GetBucketPolicy'] },
      acl: { state: 'known', value: null },
      ownership: { state: 'known', value: 'BucketOwnerEnforced' },
      accountPublicAccessBlock: { state: 'known', value: null },
      encryption: { state: 'known', value: { algorithm: 'AES256', key: null } },
      versioning: { state: 'known', value: { enabled: false, mfaDelete: false } },
      accessLog: { state: 'known', value: null },
    },
  })

  expect(named(items, 'acme-web').facts).toMatchObject({
    policy: { value: OPEN },
    policyIsPublic: { state: 'known', value: true },
    acl: { value: expect.arrayContaining([expect.objectContaining({ Permission: 'READ' })]) },
    accessLog: { value: 's3://acme-logs/web/' },
  })
})

test('a bucket is asked in its own region, and only what is wanted', async () => {
  const { calls } = await collectFrom(buckets, estate, undefined, ['acl'])
  expect(calls.filter((call) => call.startsWith('s3')).sort()).toEqual([
    's3:GetBucketAcl',
    's3:GetBucketOwnershipControls',
    's3:GetBucketOwnershipControls',
    's3:ListBuckets',
  ])
})

test('denial and throttling are gaps that say what would settle them', async () => {
  const { items } = await collectFrom(buckets, estate, (_, id) =>
    id === 's3:GetBucketPolicy'
      ? 'denied'
      : id === 's3:GetBucketAcl'
        ? 'internal-error'
        : undefined,
  )
  expect(named(items, 'acme-web').facts).toMatchObject({
    policy: { state: 'unknown', gaps: [{ reason: 'denied', permission: 's3:GetBucketPolicy' }] },
    acl: { state: 'unknown', gaps: [{ reason: 'unavailable', permission: null }] },
    versioning: { state: 'known' },
  })
})

test('a list cut short keeps what it found and says why it stopped', async () => {
  const many = Array.from({ length: 10_050 }, (_, index) =>
    bucket({ name: `bucket-${String(index).padStart(5, '0')}`, region: 'eu-west-1' }),
  )
  const { items, gaps } = await collectFrom(
    buckets,
    estateOf({ s3: { buckets: many } }),
    ({ continues }) => (continues ? 'denied' : undefined),
    [],
  )
  expect(items).toHaveLength(10_000)
  expect(gaps).toMatchObject([
    { call: 's3:ListBuckets', reason: 'denied', permission: 's3:ListAllMyBuckets' },
  ])
})

/** The estate, with one kind of answer replaced by what some emulators send. */
function replacing(part: RegExp, body: string, status = 200) {
  const { transport } = transportTo(estate)
  return async (request: Request) =>
    part.test(request.url) ? new Response(body, { status }) : transport(request)
}

test('a policy status that does not say whether it is public is malformed', async () => {
  const empty = '<?xml version="1.0"?><ListBucketResult><Name>acme-web</Name></ListBucketResult>'
  const { items } = await collectThrough(buckets, replacing(/policyStatus/, empty))
  expect(named(items, 'acme-web').facts.policyIsPublic).toMatchObject({
    state: 'unknown',
    gaps: [{ reason: 'malformed' }],
  })
})

test('a page of HTML is an answer to nothing', async () => {
  const html = '<!doctype html><html><title>500 Internal Server Error</title><p>no</html>'
  const { items } = await collectThrough(buckets, replacing(/\?acl/, html, 500))
  expect(named(items, 'acme-web').facts.acl).toMatchObject({
    state: 'unknown',
    gaps: [{ reason: 'unavailable' }],
  })
})

test('a listing without regions is completed by asking each bucket where it is', async () => {
  const { transport } = transportTo(estate)
  const listing = `<?xml version="1.0"?><ListAllMyBucketsResult><Buckets><Bucket>
    <Name>acme-data</Name></Bucket></Buckets><Owner><ID>abc</ID></Owner></ListAllMyBucketsResult>`
  const { items } = await collectThrough(buckets, async (request) =>
    request.url.includes('ListBuckets') ? new Response(listing) : transport(request),
  )
  expect(items).toMatchObject([
    { scope: { region: 'eu-west-1' }, facts: { owner: { value: 'abc' } } },
  ])
})
