import { describe, expect, test } from 'vitest'
import { trail } from '../../../../mocks/aws/resources/cloudTrail.ts'
import { getEventSelectors } from '../../../../providers/aws/cloudtrail/operations.ts'
import { trailAccounts, trails } from '../../../../providers/aws/cloudtrail/trail.ts'
import { ACCOUNT, collectFrom, estateOf, REGION } from '../simulated.ts'

const here = { account: ACCOUNT, region: REGION }
const abroad = { account: ACCOUNT, region: 'us-east-1' }

const estate = estateOf({
  inRegion: {
    [REGION]: {
      trails: [
        trail(here, { Name: 'local', S3BucketName: 'acme-local', IsMultiRegionTrail: false }),
        trail(here, { Name: 'stopped', S3BucketName: 'acme-stopped', isLogging: false }),
      ],
    },
    'us-east-1': { trails: [trail(abroad, { Name: 'management', S3BucketName: 'acme-audit' })] },
  },
})

test('a trail is told in the region where it was made', async () => {
  const { items } = await collectFrom(trails, estate)
  expect(items.map(({ name }) => name)).toEqual(['local', 'stopped'])
  expect(items[0]?.facts).toMatchObject({
    bucket: { value: 'acme-local' },
    key: { value: null },
    validatesFiles: { value: true },
  })
})

test('an account is covered by what is switched on in every region, wherever it was made', async () => {
  const { items } = await collectFrom(trailAccounts, estate)
  expect(items[0]?.facts.trails).toMatchObject({
    state: 'known',
    value: [{ name: 'management', managementReads: true, managementWrites: true }],
  })
})

test('a trail that may not be asked about leaves open what no other covers', async () => {
  const { items } = await collectFrom(trailAccounts, estate, (_, id) =>
    id === 'cloudtrail:GetTrailStatus' ? 'denied' : undefined,
  )
  expect(items[0]?.facts.trails).toMatchObject({
    state: 'unknown',
    gaps: [{ reason: 'denied', permission: 'cloudtrail:GetTrailStatus' }],
  })
})

describe('what a trail writes down', () => {
  const NOTHING = {
    managementReads: false,
    managementWrites: false,
    objectReads: false,
    objectWrites: false,
  }
  const field = (Field: string, ...Equals: string[]) => ({ Field, Equals })
  const advanced = (...FieldSelectors: readonly object[]) => ({
    AdvancedEventSelectors: [{ FieldSelectors }],
  })
  const basic = (selector: object) => ({
    EventSelectors: [{ ReadWriteType: 'All', IncludeManagementEvents: false, ...selector }],
  })
  const objects = (...Values: string[]) => ({
    DataResources: [{ Type: 'AWS::S3::Object', Values }],
  })

  test.each([
    ['nothing', {}, {}],
    [
      'all that manages',
      basic({ IncludeManagementEvents: true }),
      { managementReads: true, managementWrites: true },
    ],
    [
      'what changes',
      basic({ IncludeManagementEvents: true, ReadWriteType: 'WriteOnly' }),
      { managementWrites: true },
    ],
    [
      'objects of every bucket',
      basic(objects('arn:aws:s3')),
      { objectReads: true, objectWrites: true },
    ],
    ['objects of one bucket alone', basic(objects('arn:aws:s3:::acme-data/')), {}],
    [
      'all that manages, but the chatter of KMS',
      advanced(field('eventCategory', 'Management'), {
        Field: 'eventSource',
        NotEquals: ['kms.amazonaws.com'],
      }),
      { managementReads: true, managementWrites: true },
    ],
    [
      'objects that are read',
      advanced(
        field('eventCategory', 'Data'),
        field('resources.type', 'AWS::S3::Object'),
        field('readOnly', 'true'),
      ),
      { objectReads: true },
    ],
    [
      'objects of one bucket, by an advanced selector',
      advanced(field('eventCategory', 'Data'), field('resources.type', 'AWS::S3::Object'), {
        Field: 'resources.ARN',
        StartsWith: ['arn:aws:s3:::acme-data/'],
      }),
      {},
    ],
  ])('%s', (_, body, expected) => {
    expect(getEventSelectors.decode(body)).toEqual({ ...NOTHING, ...expected })
  })
})
