import { expect, test } from 'vitest'
import { table } from '../../../../mocks/aws/resources/other.ts'
import { tables } from '../../../../providers/aws/dynamodb/table.ts'
import { ACCOUNT, collectFrom, estateOf, REGION } from '../simulated.ts'

const place = { account: ACCOUNT, region: REGION }
const STREAM = `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/orders/stream/2026-01-01T00:00:00.000`

const estate = estateOf({
  inRegion: {
    [REGION]: {
      tables: [
        table(place, {
          TableName: 'carts',
          LatestStreamArn: STREAM.replace('orders', 'carts'),
          SSEDescription: { Status: 'DISABLED', KMSMasterKeyArn: 'arn:aws:kms:old' },
        }),
        table(place, {
          TableName: 'orders',
          recoverable: true,
          DeletionProtectionEnabled: true,
          SSEDescription: { Status: 'ENABLED', SSEType: 'KMS', KMSMasterKeyArn: 'arn:aws:kms:x' },
          StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
          LatestStreamArn: STREAM,
        }),
      ],
    },
  },
})

test('what is off is an answer; the last stream of a table is not its stream', async () => {
  const { items } = await collectFrom(tables, estate, undefined, [
    'policy',
    'stream',
    'key',
    'pointInTime',
    'deletionProtected',
  ])
  expect(items[0]).toMatchObject({
    id: `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/carts`,
    facts: {
      policy: { state: 'known', value: null },
      stream: { state: 'known', value: null },
      key: { value: null },
      pointInTime: { value: false },
      deletionProtected: { value: false },
    },
  })
  expect(items[1]?.facts).toMatchObject({
    key: { value: 'arn:aws:kms:x' },
    pointInTime: { value: true },
    deletionProtected: { value: true },
  })
})

test('a table is described once, whatever is asked of it', async () => {
  const { calls } = await collectFrom(tables, estate)
  expect(calls.filter((call) => call === 'dynamodb:DescribeTable')).toHaveLength(2)
})
