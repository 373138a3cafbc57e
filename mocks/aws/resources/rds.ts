/** Databases, clusters and their snapshots, as RDS creates them by API defaults. @module */

import type {
  DBCluster,
  DBClusterSnapshot,
  DBInstance,
  DBSnapshot,
  DBSubnetGroup,
  Parameter,
} from '@aws-sdk/client-rds'

export type Database = DBInstance & { readonly DBInstanceIdentifier: string }
export type DatabaseCluster = DBCluster & { readonly DBClusterIdentifier: string }

/** `sharedWith`: account ids, or `all` for everybody. */
export type DatabaseSnapshot = DBSnapshot & {
  readonly DBSnapshotIdentifier: string
  readonly sharedWith?: readonly string[]
}
export type ClusterSnapshot = DBClusterSnapshot & {
  readonly DBClusterSnapshotIdentifier: string
  readonly sharedWith?: readonly string[]
}

export interface ParameterGroup {
  readonly name: string
  readonly of: 'instance' | 'cluster'
  readonly parameters: readonly Parameter[]
}

export interface RdsRegion {
  readonly dbInstances: readonly Database[]
  readonly dbClusters: readonly DatabaseCluster[]
  readonly dbSnapshots: readonly DatabaseSnapshot[]
  readonly dbClusterSnapshots: readonly ClusterSnapshot[]
  readonly dbSubnetGroups: readonly DBSubnetGroup[]
  readonly dbParameterGroups: readonly ParameterGroup[]
}

/** Where a resource is made: account, region. */
export interface Place {
  readonly account: string
  readonly region: string
}

/** An instance as CreateDBInstance makes it: unencrypted, one day of backups, no protection. */
export function dbInstance(
  { account, region }: Place,
  settings: Partial<Database> & Pick<Database, 'DBInstanceIdentifier'>,
): Database {
  const id = settings.DBInstanceIdentifier
  const engine = settings.Engine ?? 'postgres'
  const port = engine === 'postgres' || engine === 'aurora-postgresql' ? 5432 : 3306
  return {
    DBInstanceClass: 'db.t4g.medium',
    Engine: engine,
    EngineVersion: engine === 'postgres' ? '16.4' : '8.0.39',
    DBInstanceStatus: 'available',
    MasterUsername: 'master',
    Endpoint: {
      Address: `${id}.c9akciq32rgw.${region}.rds.amazonaws.com`,
      Port: port,
      HostedZoneId: 'Z1TTGA775OQIYO',
    },
    AllocatedStorage: 100,
    InstanceCreateTime: new Date('2025-03-10T07:30:00Z'),
    PreferredBackupWindow: '03:00-03:30',
    BackupRetentionPeriod: 1,
    DBSecurityGroups: [],
    VpcSecurityGroups: [],
    DBParameterGroups: [
      { DBParameterGroupName: `default.${engine}16`, ParameterApplyStatus: 'in-sync' },
    ],
    AvailabilityZone: `${region}a`,
    MultiAZ: false,
    AutoMinorVersionUpgrade: true,
    ReadReplicaDBInstanceIdentifiers: [],
    LicenseModel: 'postgresql-license',
    OptionGroupMemberships: [],
    PubliclyAccessible: false,
    StorageType: 'gp3',
    StorageEncrypted: false,
    DbiResourceId: `db-${id.toUpperCase().replaceAll('-', '')}`,
    CACertificateIdentifier: 'rds-ca-rsa2048-g1',
    DomainMemberships: [],
    CopyTagsToSnapshot: false,
    MonitoringInterval: 0,
    DBInstanceArn: `arn:aws:rds:${region}:${account}:db:${id}`,
    IAMDatabaseAuthenticationEnabled: false,
    PerformanceInsightsEnabled: false,
    EnabledCloudwatchLogsExports: [],
    DeletionProtection: false,
    AssociatedRoles: [],
    TagList: [],
    CustomerOwnedIpEnabled: false,
    NetworkType: 'IPV4',
    ...settings,
  }
}

/** A cluster as CreateDBCluster makes it. */
export function dbCluster(
  { account, region }: Place,
  settings: Partial<DatabaseCluster> & Pick<DatabaseCluster, 'DBClusterIdentifier'>,
): DatabaseCluster {
  const id = settings.DBClusterIdentifier
  return {
    Engine: 'aurora-postgresql',
    EngineVersion: '16.4',
    EngineMode: 'provisioned',
    Status: 'available',
    AllocatedStorage: 1,
    AvailabilityZones: [`${region}a`, `${region}b`, `${region}c`],
    BackupRetentionPeriod: 1,
    DBClusterParameterGroup: 'default.aurora-postgresql16',
    Endpoint: `${id}.cluster-c9akciq32rgw.${region}.rds.amazonaws.com`,
    ReaderEndpoint: `${id}.cluster-ro-c9akciq32rgw.${region}.rds.amazonaws.com`,
    MultiAZ: false,
    Port: 5432,
    MasterUsername: 'master',
    PreferredBackupWindow: '03:00-03:30',
    DBClusterMembers: [],
    VpcSecurityGroups: [],
    StorageEncrypted: false,
    DbClusterResourceId: `cluster-${id.toUpperCase().replaceAll('-', '')}`,
    DBClusterArn: `arn:aws:rds:${region}:${account}:cluster:${id}`,
    AssociatedRoles: [],
    IAMDatabaseAuthenticationEnabled: false,
    ClusterCreateTime: new Date('2025-03-10T07:30:00Z'),
    EnabledCloudwatchLogsExports: [],
    DeletionProtection: false,
    HttpEndpointEnabled: false,
    CopyTagsToSnapshot: false,
    CrossAccountClone: false,
    TagList: [],
    AutoMinorVersionUpgrade: true,
    NetworkType: 'IPV4',
    ...settings,
  }
}

/** A manual snapshot; automated ones cannot be shared. */
export function dbSnapshot(
  { account, region }: Place,
  settings: Partial<DatabaseSnapshot> & Pick<DatabaseSnapshot, 'DBSnapshotIdentifier'>,
): DatabaseSnapshot {
  const id = settings.DBSnapshotIdentifier
  return {
    DBInstanceIdentifier: id.replace(/-\d.*$/, ''),
    SnapshotCreateTime: new Date('2026-10-01T03:10:00Z'),
    Engine: 'postgres',
    EngineVersion: '16.4',
    AllocatedStorage: 100,
    Status: 'available',
    Port: 5432,
    AvailabilityZone: `${region}a`,
    MasterUsername: 'master',
    SnapshotType: 'manual',
    PercentProgress: 100,
    StorageType: 'gp3',
    Encrypted: false,
    DBSnapshotArn: `arn:aws:rds:${region}:${account}:snapshot:${id}`,
    IAMDatabaseAuthenticationEnabled: false,
    TagList: [],
    ...settings,
  }
}

export function dbClusterSnapshot(
  { account, region }: Place,
  settings: Partial<ClusterSnapshot> & Pick<ClusterSnapshot, 'DBClusterSnapshotIdentifier'>,
): ClusterSnapshot {
  const id = settings.DBClusterSnapshotIdentifier
  return {
    DBClusterIdentifier: id.replace(/-\d.*$/, ''),
    SnapshotCreateTime: new Date('2026-10-01T03:10:00Z'),
    Engine: 'aurora-postgresql',
    EngineVersion: '16.4',
    EngineMode: 'provisioned',
    AllocatedStorage: 1,
    Status: 'available',
    Port: 5432,
    MasterUsername: 'master',
    SnapshotType: 'manual',
    PercentProgress: 100,
    StorageEncrypted: false,
    DBClusterSnapshotArn: `arn:aws:rds:${region}:${account}:cluster-snapshot:${id}`,
    IAMDatabaseAuthenticationEnabled: false,
    TagList: [],
    ...settings,
  }
}
