/** Amazon DynamoDB; items are not simulated. @module */

import type { Table } from './resources/other.ts'
import { policyText } from './resources/policy.ts'
import { type Context, defineService } from './service.ts'
import { createJsonProtocol } from './wire/jsonProtocol.ts'
import { AwsFailure } from './wire/protocol.ts'

export const dynamoDb = defineService<typeof import('@aws-sdk/client-dynamodb')>({
  id: 'dynamodb',
  protocol: createJsonProtocol({
    version: '1.0',
    target: 'DynamoDB_20120810',
    namespace: 'com.amazonaws.dynamodb.v20120810',
  }),
  load: () => import('@aws-sdk/client-dynamodb'),
  operations: {
    /** A page goes on from a name, which need not exist any more. */
    ListTables: ({ ExclusiveStartTableName = '', Limit = 100 }, { here }) => {
      const names = here.tables
        .map(({ TableName }) => TableName)
        .sort()
        .filter((name) => name > ExclusiveStartTableName)
      const page = names.slice(0, Math.min(Limit, 100))
      const last = page.at(-1)
      return {
        TableNames: page,
        ...(last !== undefined && page.length < names.length
          ? { LastEvaluatedTableName: last }
          : {}),
      }
    },

    DescribeTable: ({ TableName = '' }, context) => {
      const { policy: _, recoverable: __, ...Table } = find(TableName, context)
      return { Table }
    },

    GetResourcePolicy: ({ ResourceArn = '' }, context) => {
      const { policy } = find(ResourceArn, context)
      if (policy === undefined) {
        const message = `Resource-based policy not found for the provided ResourceArn: Requested policy not found: ${ResourceArn}`
        throw new AwsFailure('PolicyNotFoundException', message)
      }
      return { Policy: policyText(policy), RevisionId: '1748772000000' }
    },

    DescribeContinuousBackups: ({ TableName = '' }, context) => {
      const { recoverable = false } = find(TableName, context)
      return {
        ContinuousBackupsDescription: {
          ContinuousBackupsStatus: 'ENABLED',
          PointInTimeRecoveryDescription: {
            PointInTimeRecoveryStatus: recoverable ? 'ENABLED' : 'DISABLED',
            ...(recoverable ? { RecoveryPeriodInDays: 35 } : {}),
          },
        },
      }
    },
  },
})

/** By name or ARN. */
function find(name: string, { here }: Context): Table {
  const table = here.tables.find(
    ({ TableName, TableArn }) => TableName === name || TableArn === name,
  )
  if (!table) {
    const message = `Requested resource not found: Table: ${name} not found`
    throw new AwsFailure('ResourceNotFoundException', message)
  }
  return table
}
