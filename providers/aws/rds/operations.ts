import { z } from 'zod'
import { operation } from '#model'
import { pagedOperation } from '../pages.ts'

interface Page {
  readonly MaxRecords: number
  readonly Marker?: string
}

const nextPage = <In>(input: In, Marker: string) => ({ ...input, Marker })

const Groups = z
  .array(z.object({ VpcSecurityGroupId: z.string().optional() }))
  .default([])
  .transform((groups) => groups.flatMap(({ VpcSecurityGroupId }) => VpcSecurityGroupId ?? []))

const Instance = z.object({
  DBInstanceIdentifier: z.string(),
  DBInstanceArn: z.string(),
  Engine: z.string(),
  EngineVersion: z.string().default(''),
  PubliclyAccessible: z.boolean().optional(),
  StorageEncrypted: z.boolean().default(false),
  KmsKeyId: z.string().optional(),
  BackupRetentionPeriod: z.number().default(0),
  DeletionProtection: z.boolean().optional(),
  IAMDatabaseAuthenticationEnabled: z.boolean().default(false),
  MasterUsername: z.string().optional(),
  EnabledCloudwatchLogsExports: z.array(z.string()).default([]),
  DBClusterIdentifier: z.string().optional(),
  ReadReplicaSourceDBInstanceIdentifier: z.string().optional(),
  Endpoint: z.object({ Port: z.number().optional() }).optional(),
  DbInstancePort: z.number().optional(),
  DBSubnetGroup: z
    .object({
      Subnets: z.array(z.object({ SubnetIdentifier: z.string() })).default([]),
    })
    .optional(),
  VpcSecurityGroups: Groups,
  DBParameterGroups: z.array(z.object({ DBParameterGroupName: z.string() })).default([]),
})
export type InstanceRecord = z.infer<typeof Instance>

export const describeDBInstances = pagedOperation<Page>()({
  id: 'rds:DescribeDBInstances',
  permissions: ['rds:DescribeDBInstances'],
  body: z.object({ DBInstances: z.array(Instance).default([]), Marker: z.string().optional() }),
  items: (body) => body.DBInstances,
  token: (body) => body.Marker,
  at: nextPage,
})

const Cluster = z.object({
  DBClusterIdentifier: z.string(),
  DBClusterArn: z.string(),
  Engine: z.string(),
  EngineVersion: z.string().default(''),
  PubliclyAccessible: z.boolean().optional(),
  StorageEncrypted: z.boolean().default(false),
  KmsKeyId: z.string().optional(),
  BackupRetentionPeriod: z.number().default(0),
  DeletionProtection: z.boolean().optional(),
  IAMDatabaseAuthenticationEnabled: z.boolean().default(false),
  MasterUsername: z.string().optional(),
  EnabledCloudwatchLogsExports: z.array(z.string()).default([]),
  Port: z.number().optional(),
  DBSubnetGroup: z.string().optional(),
  VpcSecurityGroups: Groups,
  DBClusterParameterGroup: z.string().optional(),
  DBClusterMembers: z.array(z.object({ DBInstanceIdentifier: z.string() })).default([]),
})
export type ClusterRecord = z.infer<typeof Cluster>

export const describeDBClusters = pagedOperation<Page>()({
  id: 'rds:DescribeDBClusters',
  permissions: ['rds:DescribeDBClusters'],
  body: z.object({ DBClusters: z.array(Cluster).default([]), Marker: z.string().optional() }),
  items: (body) => body.DBClusters,
  token: (body) => body.Marker,
  at: nextPage,
})

const Parameters = z.object({
  Parameters: z
    .array(z.object({ ParameterName: z.string(), ParameterValue: z.string().optional() }))
    .default([]),
  Marker: z.string().optional(),
})

/** Where a value comes from: the customer, or what RDS sets by itself. */
type Source = 'user' | 'system'

export const describeDBParameters = pagedOperation<
  Page & { readonly DBParameterGroupName: string; readonly Source: Source }
>()({
  id: 'rds:DescribeDBParameters',
  permissions: ['rds:DescribeDBParameters'],
  body: Parameters,
  items: (body) => body.Parameters,
  token: (body) => body.Marker,
  at: nextPage,
})

export const describeDBClusterParameters = pagedOperation<
  Page & { readonly DBClusterParameterGroupName: string; readonly Source: Source }
>()({
  id: 'rds:DescribeDBClusterParameters',
  permissions: ['rds:DescribeDBClusterParameters'],
  body: Parameters,
  items: (body) => body.Parameters,
  token: (body) => body.Marker,
  at: nextPage,
})

const Snapshot = z.object({
  DBSnapshotIdentifier: z.string(),
  DBSnapshotArn: z.string(),
  SnapshotType: z.string().default('manual'),
  Encrypted: z.boolean().default(false),
  KmsKeyId: z.string().optional(),
})

export const describeDBSnapshots = pagedOperation<Page>()({
  id: 'rds:DescribeDBSnapshots',
  permissions: ['rds:DescribeDBSnapshots'],
  body: z.object({ DBSnapshots: z.array(Snapshot).default([]), Marker: z.string().optional() }),
  items: (body) =>
    body.DBSnapshots.map(({ DBSnapshotIdentifier: name, DBSnapshotArn: arn, ...rest }) => ({
      name,
      arn,
      type: rest.SnapshotType,
      encrypted: rest.Encrypted,
      key: rest.KmsKeyId ?? null,
    })),
  token: (body) => body.Marker,
  at: nextPage,
})

const ClusterSnapshot = z.object({
  DBClusterSnapshotIdentifier: z.string(),
  DBClusterSnapshotArn: z.string(),
  SnapshotType: z.string().default('manual'),
  StorageEncrypted: z.boolean().default(false),
  KmsKeyId: z.string().optional(),
})

export const describeDBClusterSnapshots = pagedOperation<Page>()({
  id: 'rds:DescribeDBClusterSnapshots',
  permissions: ['rds:DescribeDBClusterSnapshots'],
  body: z.object({
    DBClusterSnapshots: z.array(ClusterSnapshot).default([]),
    Marker: z.string().optional(),
  }),
  items: (body) =>
    body.DBClusterSnapshots.map((one) => ({
      name: one.DBClusterSnapshotIdentifier,
      arn: one.DBClusterSnapshotArn,
      type: one.SnapshotType,
      encrypted: one.StorageEncrypted,
      key: one.KmsKeyId ?? null,
    })),
  token: (body) => body.Marker,
  at: nextPage,
})

const Attributes = z
  .array(
    z.object({
      AttributeName: z.string().optional(),
      AttributeValues: z.array(z.string()).default([]),
    }),
  )
  .default([])

function restoredBy(attributes: z.infer<typeof Attributes>): readonly string[] {
  return attributes
    .filter(({ AttributeName }) => AttributeName === 'restore')
    .flatMap(({ AttributeValues }) => AttributeValues)
}

/** Accounts that may restore it, or `all`. */
export const describeDBSnapshotAttributes = operation<{ readonly DBSnapshotIdentifier: string }>()({
  id: 'rds:DescribeDBSnapshotAttributes',
  permissions: ['rds:DescribeDBSnapshotAttributes'],
  decode: (body) =>
    restoredBy(
      z
        .object({ DBSnapshotAttributesResult: z.object({ DBSnapshotAttributes: Attributes }) })
        .parse(body).DBSnapshotAttributesResult.DBSnapshotAttributes,
    ),
})

export const describeDBClusterSnapshotAttributes = operation<{
  readonly DBClusterSnapshotIdentifier: string
}>()({
  id: 'rds:DescribeDBClusterSnapshotAttributes',
  permissions: ['rds:DescribeDBClusterSnapshotAttributes'],
  decode: (body) =>
    restoredBy(
      z
        .object({
          DBClusterSnapshotAttributesResult: z.object({ DBClusterSnapshotAttributes: Attributes }),
        })
        .parse(body).DBClusterSnapshotAttributesResult.DBClusterSnapshotAttributes,
    ),
})
