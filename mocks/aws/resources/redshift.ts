/** Redshift clusters, as CreateCluster makes them. @module */

import type { Cluster, LoggingStatus, Parameter, Snapshot } from '@aws-sdk/client-redshift'
import type { Place } from './rds.ts'

export type Warehouse = Cluster & {
  readonly ClusterIdentifier: string
  readonly logging?: LoggingStatus
}

export interface RedshiftRegion {
  readonly redshiftClusters: readonly Warehouse[]
  readonly redshiftParameterGroups: readonly {
    readonly name: string
    readonly parameters: readonly Parameter[]
  }[]
  readonly redshiftSnapshots: readonly (Snapshot & { readonly SnapshotIdentifier: string })[]
}

/** Private and encrypted by default since January 2025; plain connections refused as well. */
export function redshiftCluster(
  { account, region }: Place,
  settings: Partial<Warehouse> & Pick<Warehouse, 'ClusterIdentifier'>,
): Warehouse {
  const id = settings.ClusterIdentifier
  return {
    NodeType: 'ra3.xlplus',
    ClusterStatus: 'available',
    ClusterAvailabilityStatus: 'Available',
    MasterUsername: 'awsuser',
    DBName: 'dev',
    Endpoint: {
      Address: `${id}.cb2kqxeqmpoa.${region}.redshift.amazonaws.com`,
      Port: 5439,
    },
    ClusterCreateTime: new Date('2025-03-12T08:00:00Z'),
    AutomatedSnapshotRetentionPeriod: 1,
    ManualSnapshotRetentionPeriod: -1,
    ClusterSecurityGroups: [],
    VpcSecurityGroups: [],
    ClusterParameterGroups: [
      { ParameterGroupName: 'default.redshift-2.0', ParameterApplyStatus: 'in-sync' },
    ],
    ClusterSubnetGroupName: 'default',
    AvailabilityZone: `${region}a`,
    AllowVersionUpgrade: true,
    NumberOfNodes: 2,
    PubliclyAccessible: false,
    Encrypted: true,
    EnhancedVpcRouting: false,
    IamRoles: [],
    Tags: [],
    ClusterNamespaceArn: `arn:aws:redshift:${region}:${account}:namespace:${id}`,
    MultiAZ: 'Disabled',
    ...settings,
  }
}

/** The parameters of the group `default.redshift-2.0` that concern security. */
export const DEFAULT_REDSHIFT_PARAMETERS: readonly Parameter[] = [
  {
    ParameterName: 'require_ssl',
    ParameterValue: 'true',
    DataType: 'boolean',
    Source: 'engine-default',
  },
  {
    ParameterName: 'enable_user_activity_logging',
    ParameterValue: 'false',
    DataType: 'boolean',
    Source: 'engine-default',
  },
  {
    ParameterName: 'use_fips_ssl',
    ParameterValue: 'false',
    DataType: 'boolean',
    Source: 'engine-default',
  },
]
