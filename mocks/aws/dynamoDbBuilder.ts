import { known } from '#model'
import { TABLE, type Table } from '../../providers/aws/dynamodb/table.ts'
import { ACCOUNT, REGION, SCOPE } from './scopeBuilder.ts'

export const TABLE_ARN = `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/carts`
export const STREAM_ARN = `${TABLE_ARN}/stream/2026-01-01T00:00:00.000`

/** A table as CreateTable makes it: no policy, no stream, nothing that brings it back. */
export function table(facts: Partial<Table['facts']> = {}): Table {
  return {
    kind: TABLE,
    id: TABLE_ARN,
    name: 'carts',
    scope: SCOPE,
    facts: {
      policy: known(null, 'dynamodb:GetResourcePolicy'),
      stream: known(null, 'dynamodb:DescribeTable'),
      key: known(null, 'dynamodb:DescribeTable'),
      pointInTime: known(false, 'dynamodb:DescribeContinuousBackups'),
      deletionProtected: known(false, 'dynamodb:DescribeTable'),
      ...facts,
    },
  }
}
