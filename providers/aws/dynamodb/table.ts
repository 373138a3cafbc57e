import { z } from 'zod'
import { defineCollector, type Fact, gather, map, operation, type Resource } from '#model'
import { partitionOf } from '../arn.ts'
import { pagedOperation } from '../pages.ts'

const listTables = pagedOperation<{
  readonly Limit: number
  readonly ExclusiveStartTableName?: string
}>()({
  id: 'dynamodb:ListTables',
  permissions: ['dynamodb:ListTables'],
  body: z.object({
    TableNames: z.array(z.string()).default([]),
    LastEvaluatedTableName: z.string().optional(),
  }),
  items: (body) => body.TableNames,
  token: (body) => body.LastEvaluatedTableName,
  at: (input, ExclusiveStartTableName) => ({ ...input, ExclusiveStartTableName }),
})

interface OneTable {
  readonly TableName: string
}

const Table = z.object({
  Table: z.object({
    DeletionProtectionEnabled: z.boolean().default(false),
    SSEDescription: z
      .object({ Status: z.string().optional(), KMSMasterKeyArn: z.string().optional() })
      .optional(),
    StreamSpecification: z.object({ StreamEnabled: z.boolean().default(false) }).optional(),
    LatestStreamArn: z.string().optional(),
  }),
})

const describeTable = operation<OneTable>()({
  id: 'dynamodb:DescribeTable',
  permissions: ['dynamodb:DescribeTable'],
  decode: (body) => {
    const { Table: table } = Table.parse(body)
    const { SSEDescription: sse, StreamSpecification: stream } = table
    return {
      deletionProtected: table.DeletionProtectionEnabled,
      key: sse?.Status === 'DISABLED' ? null : (sse?.KMSMasterKeyArn ?? null),
      // The last stream keeps its name after it was switched off.
      stream: stream?.StreamEnabled ? (table.LatestStreamArn ?? null) : null,
    }
  },
})

const Policy = z.object({ Policy: z.string() })

/** Of a table or a stream: the document as it was stored; null when there is none. */
const getResourcePolicy = operation<{ readonly ResourceArn: string }>()({
  id: 'dynamodb:GetResourcePolicy',
  permissions: ['dynamodb:GetResourcePolicy'],
  absent: ['PolicyNotFoundException'],
  decode: (body) => Policy.nullable().parse(body)?.Policy ?? null,
})

const Backups = z.object({
  ContinuousBackupsDescription: z.object({
    PointInTimeRecoveryDescription: z
      .object({ PointInTimeRecoveryStatus: z.enum(['ENABLED', 'DISABLED']) })
      .optional(),
  }),
})

/** Whether the table can be brought back as of any moment. */
const describeContinuousBackups = operation<OneTable>()({
  id: 'dynamodb:DescribeContinuousBackups',
  permissions: ['dynamodb:DescribeContinuousBackups'],
  decode: (body) => {
    const { PointInTimeRecoveryDescription: recovery } =
      Backups.parse(body).ContinuousBackupsDescription
    return recovery?.PointInTimeRecoveryStatus === 'ENABLED'
  },
})

export const TABLE = 'aws:dynamodb:table'

export interface Stream {
  readonly arn: string
  readonly policy: string | null
}

export type Table = Resource<
  typeof TABLE,
  {
    readonly policy: Fact<string | null>
    /** The stream of its changes, which has a policy of its own; null when it is off. */
    readonly stream: Fact<Stream | null>
    /** Null under a key that DynamoDB owns. */
    readonly key: Fact<string | null>
    readonly pointInTime: Fact<boolean>
    readonly deletionProtected: Fact<boolean>
  }
>

const operations = { listTables, describeTable, getResourcePolicy, describeContinuousBackups }

export const tables = defineCollector<Table, typeof operations>({
  kind: TABLE,
  per: 'region',
  operations,
  lists: ['listTables'],
  answers: {
    policy: ['getResourcePolicy'],
    stream: ['describeTable', 'getResourcePolicy'],
    key: ['describeTable'],
    pointInTime: ['describeContinuousBackups'],
    deletionProtected: ['describeTable'],
  },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('listTables', { Limit: 100 })
    const { region, account } = scope
    const resources = items.map(async (TableName): Promise<Table> => {
      const arn = `arn:${partitionOf(region)}:dynamodb:${region}:${account}:table/${TableName}`
      const describe = () => calls.get('describeTable', { TableName })
      return {
        kind: TABLE,
        id: arn,
        name: TableName,
        scope,
        facts: await gather(wanted, {
          policy: () => calls.get('getResourcePolicy', { ResourceArn: arn }),
          stream: async () => {
            const described = await describe()
            if (described.state === 'unknown') return described
            const { stream } = described.value
            if (stream === null) return { ...described, value: null }
            const policy = await calls.get('getResourcePolicy', { ResourceArn: stream })
            return map(policy, (document) => ({ arn: stream, policy: document }))
          },
          key: async () => map(await describe(), ({ key }) => key),
          pointInTime: () => calls.get('describeContinuousBackups', { TableName }),
          deletionProtected: async () =>
            map(await describe(), ({ deletionProtected }) => deletionProtected),
        }),
      }
    })
    return { items: await Promise.all(resources), gaps }
  },
})
