import { z } from 'zod'
import { defineCollector, type Fact, gather, known, map, operation, type Resource } from '#model'
import { partitionOf } from '../arn.ts'
import type { DiskEncryption } from '../ec2/disks.ts'
import { whole } from '../listing.ts'
import { pagedOperation } from '../pages.ts'

interface Page {
  readonly MaxRecords: number
  readonly Marker?: string
}

const nextPage = <In>(input: In, Marker: string) => ({ ...input, Marker })
const PAGE = { MaxRecords: 100 }

const describeClusters = pagedOperation<Page>()({
  id: 'redshift:DescribeClusters',
  permissions: ['redshift:DescribeClusters'],
  body: z.object({
    Clusters: z
      .array(
        z.object({
          ClusterIdentifier: z.string(),
          PubliclyAccessible: z.boolean().optional(),
          Encrypted: z.boolean().default(false),
          KmsKeyId: z.string().optional(),
          AutomatedSnapshotRetentionPeriod: z.number().default(0),
          Endpoint: z.object({ Port: z.number().optional() }).optional(),
          ClusterSubnetGroupName: z.string().optional(),
          VpcId: z.string().optional(),
          EnhancedVpcRouting: z.boolean().default(false),
          MasterUsername: z.string().optional(),
          VpcSecurityGroups: z
            .array(z.object({ VpcSecurityGroupId: z.string().optional() }))
            .default([]),
          ClusterParameterGroups: z.array(z.object({ ParameterGroupName: z.string() })).default([]),
        }),
      )
      .default([]),
    Marker: z.string().optional(),
  }),
  items: (body) => body.Clusters,
  token: (body) => body.Marker,
  at: nextPage,
})

const describeClusterSubnetGroups = pagedOperation<Page>()({
  id: 'redshift:DescribeClusterSubnetGroups',
  permissions: ['redshift:DescribeClusterSubnetGroups'],
  body: z.object({
    ClusterSubnetGroups: z
      .array(
        z.object({
          ClusterSubnetGroupName: z.string(),
          Subnets: z.array(z.object({ SubnetIdentifier: z.string() })).default([]),
        }),
      )
      .default([]),
    Marker: z.string().optional(),
  }),
  items: (body) => body.ClusterSubnetGroups,
  token: (body) => body.Marker,
  at: nextPage,
})

const describeClusterParameters = pagedOperation<Page & { readonly ParameterGroupName: string }>()({
  id: 'redshift:DescribeClusterParameters',
  permissions: ['redshift:DescribeClusterParameters'],
  body: z.object({
    Parameters: z
      .array(z.object({ ParameterName: z.string(), ParameterValue: z.string().optional() }))
      .default([]),
    Marker: z.string().optional(),
  }),
  items: (body) => body.Parameters,
  token: (body) => body.Marker,
  at: nextPage,
})

/** Where the audit log goes; null when it is off. */
const describeLoggingStatus = operation<{ readonly ClusterIdentifier: string }>()({
  id: 'redshift:DescribeLoggingStatus',
  permissions: ['redshift:DescribeLoggingStatus'],
  decode: (body) => {
    const { LoggingEnabled, BucketName, LogDestinationType } = z
      .object({
        LoggingEnabled: z.boolean(),
        BucketName: z.string().optional(),
        LogDestinationType: z.string().optional(),
      })
      .parse(body)
    if (!LoggingEnabled) return null
    return BucketName ? `s3://${BucketName}` : (LogDestinationType ?? 'its log')
  },
})

export const WAREHOUSE = 'aws:redshift:cluster'

export type Warehouse = Resource<
  typeof WAREHOUSE,
  {
    readonly publiclyAccessible: Fact<boolean>
    readonly listens: Fact<{ readonly port: number; readonly securityGroups: readonly string[] }>
    readonly subnets: Fact<readonly string[]>
    readonly encryption: Fact<DiskEncryption>
    readonly backupDays: Fact<number>
    /** The parameter `require_ssl` of its group. */
    readonly requireSsl: Fact<boolean>
    readonly auditLog: Fact<string | null>
    /** What it loads and unloads goes through its VPC. */
    readonly vpcRouting: Fact<boolean>
    readonly inVpc: Fact<boolean>
    readonly masterName: Fact<string | null>
  }
>

const operations = {
  describeClusters,
  describeClusterSubnetGroups,
  describeClusterParameters,
  describeLoggingStatus,
}

export const warehouses = defineCollector<Warehouse, typeof operations>({
  kind: WAREHOUSE,
  per: 'region',
  operations,
  lists: ['describeClusters'],
  answers: {
    publiclyAccessible: [],
    listens: [],
    subnets: ['describeClusterSubnetGroups'],
    encryption: [],
    backupDays: [],
    requireSsl: ['describeClusterParameters'],
    auditLog: ['describeLoggingStatus'],
    vpcRouting: [],
    inVpc: [],
    masterName: [],
  },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('describeClusters', PAGE)
    const source = describeClusters.id
    const resources = items.map(async (record): Promise<Warehouse> => {
      const { ClusterIdentifier } = record
      return {
        kind: WAREHOUSE,
        id: `arn:${partitionOf(scope.region)}:redshift:${scope.region}:${scope.account}:cluster:${ClusterIdentifier}`,
        name: ClusterIdentifier,
        scope,
        facts: await gather(wanted, {
          publiclyAccessible: () => known(record.PubliclyAccessible ?? false, source),
          listens: () =>
            known(
              {
                port: record.Endpoint?.Port ?? 5439,
                securityGroups: record.VpcSecurityGroups.flatMap(
                  ({ VpcSecurityGroupId }) => VpcSecurityGroupId ?? [],
                ),
              },
              source,
            ),
          subnets: async () => {
            const groups = await calls.list('describeClusterSubnetGroups', PAGE)
            return map(whole(groups, describeClusterSubnetGroups.id), (found) =>
              found
                .filter((one) => one.ClusterSubnetGroupName === record.ClusterSubnetGroupName)
                .flatMap(({ Subnets }) => Subnets.map((one) => one.SubnetIdentifier)),
            )
          },
          encryption: () =>
            known({ encrypted: record.Encrypted, key: record.KmsKeyId ?? null }, source),
          backupDays: () => known(record.AutomatedSnapshotRetentionPeriod, source),
          requireSsl: async () => {
            const [group] = record.ClusterParameterGroups
            const parameters = await calls.list('describeClusterParameters', {
              ParameterGroupName: group?.ParameterGroupName ?? '',
              ...PAGE,
            })
            return map(whole(parameters, describeClusterParameters.id), (found) =>
              found.some(
                ({ ParameterName, ParameterValue }) =>
                  ParameterName === 'require_ssl' && ParameterValue?.toLowerCase() === 'true',
              ),
            )
          },
          auditLog: () => calls.get('describeLoggingStatus', { ClusterIdentifier }),
          vpcRouting: () => known(record.EnhancedVpcRouting, source),
          inVpc: () => known(record.VpcId !== undefined, source),
          masterName: () => known(record.MasterUsername ?? null, source),
        }),
      }
    })
    return { items: await Promise.all(resources), gaps }
  },
})
