/** Database instances and clusters. Neptune and DocumentDB answer in the same lists. @module */

import {
  defineCollector,
  type Fact,
  type Gap,
  gather,
  known,
  type Listing,
  notCollected,
  type Resource,
  unknown,
} from '#model'
import type { DiskEncryption } from '../ec2/disks.ts'
import type { Placement } from '../network/reach.ts'
import * as rds from './operations.ts'

export const INSTANCE = 'aws:rds:instance'
export const CLUSTER = 'aws:rds:cluster'

export interface Engine {
  /** As RDS names it: `postgres`, `aurora-mysql`, `docdb`. */
  readonly name: string
  readonly version: string
}

/** Values by name of the parameters that were set, by the customer or by RDS. */
export type Parameters = Readonly<Record<string, string>>

export type Instance = Resource<
  typeof INSTANCE,
  {
    readonly engine: Fact<Engine>
    readonly publiclyAccessible: Fact<boolean>
    readonly placement: Fact<Placement>
    readonly encryption: Fact<DiskEncryption>
    readonly backupDays: Fact<number>
    readonly deletionProtection: Fact<boolean>
    /** Whether one signs in with an identity of IAM, where the engine knows how. */
    readonly iamSignIn: Fact<boolean>
    readonly masterName: Fact<string | null>
    readonly inVpc: Fact<boolean>
    /** Kinds of logs that go to CloudWatch Logs. */
    readonly exportedLogs: Fact<readonly string[]>
    /** The ARN of the cluster that it is a member of. */
    readonly cluster: Fact<string | null>
    readonly parameters: Fact<Parameters>
  }
>

const instanceOperations = {
  describeDBInstances: rds.describeDBInstances,
  describeDBParameters: rds.describeDBParameters,
}

const PAGE = { MaxRecords: 100 }

export const instances = defineCollector<Instance, typeof instanceOperations>({
  kind: INSTANCE,
  per: 'region',
  operations: instanceOperations,
  lists: ['describeDBInstances'],
  answers: {
    engine: [],
    publiclyAccessible: [],
    placement: [],
    encryption: [],
    backupDays: [],
    deletionProtection: [],
    iamSignIn: [],
    masterName: [],
    inVpc: [],
    exportedLogs: [],
    cluster: [],
    parameters: ['describeDBParameters'],
  },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('describeDBInstances', PAGE)
    const source = rds.describeDBInstances.id
    const resources = items.map(
      async (record): Promise<Instance> => ({
        kind: INSTANCE,
        id: record.DBInstanceArn,
        name: record.DBInstanceIdentifier,
        scope,
        facts: await gather(wanted, {
          ...inListing(record, source),
          publiclyAccessible: () =>
            record.PubliclyAccessible === undefined
              ? notTold(source, 'PubliclyAccessible')
              : known(record.PubliclyAccessible, source),
          placement: () =>
            known(
              {
                subnets: (record.DBSubnetGroup?.Subnets ?? []).map((one) => one.SubnetIdentifier),
                securityGroups: record.VpcSecurityGroups,
                port: record.Endpoint?.Port || record.DbInstancePort || portOf(record.Engine),
              },
              source,
            ),
          cluster: () =>
            known(clusterArn(record.DBInstanceArn, record.DBClusterIdentifier), source),
          parameters: () =>
            parametersOf(record.DBParameterGroups[0]?.DBParameterGroupName, (name, from) =>
              calls.list('describeDBParameters', {
                DBParameterGroupName: name,
                Source: from,
                ...PAGE,
              }),
            ),
        }),
      }),
    )
    return { items: await Promise.all(resources), gaps }
  },
})

export type Cluster = Resource<
  typeof CLUSTER,
  {
    readonly engine: Fact<Engine>
    /** Told of Multi-AZ clusters alone; null where each member has its own flag. */
    readonly publiclyAccessible: Fact<boolean | null>
    /** Member instances, by ARN. */
    readonly members: Fact<readonly string[]>
    readonly encryption: Fact<DiskEncryption>
    readonly backupDays: Fact<number>
    readonly deletionProtection: Fact<boolean>
    /** Whether one signs in with an identity of IAM, where the engine knows how. */
    readonly iamSignIn: Fact<boolean>
    readonly masterName: Fact<string | null>
    readonly inVpc: Fact<boolean>
    /** Kinds of logs that go to CloudWatch Logs. */
    readonly exportedLogs: Fact<readonly string[]>
    readonly parameters: Fact<Parameters>
  }
>

const clusterOperations = {
  describeDBClusters: rds.describeDBClusters,
  describeDBClusterParameters: rds.describeDBClusterParameters,
}

export const clusters = defineCollector<Cluster, typeof clusterOperations>({
  kind: CLUSTER,
  per: 'region',
  operations: clusterOperations,
  lists: ['describeDBClusters'],
  answers: {
    engine: [],
    publiclyAccessible: [],
    members: [],
    encryption: [],
    backupDays: [],
    deletionProtection: [],
    iamSignIn: [],
    masterName: [],
    inVpc: [],
    exportedLogs: [],
    parameters: ['describeDBClusterParameters'],
  },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('describeDBClusters', PAGE)
    const source = rds.describeDBClusters.id
    const resources = items.map(
      async (record): Promise<Cluster> => ({
        kind: CLUSTER,
        id: record.DBClusterArn,
        name: record.DBClusterIdentifier,
        scope,
        facts: await gather(wanted, {
          ...inListing(record, source),
          publiclyAccessible: () => known(record.PubliclyAccessible ?? null, source),
          members: () =>
            known(
              record.DBClusterMembers.map(({ DBInstanceIdentifier }) =>
                record.DBClusterArn.replace(/:cluster:.*$/, `:db:${DBInstanceIdentifier}`),
              ),
              source,
            ),
          parameters: () =>
            parametersOf(record.DBClusterParameterGroup, (name, from) =>
              calls.list('describeDBClusterParameters', {
                DBClusterParameterGroupName: name,
                Source: from,
                ...PAGE,
              }),
            ),
        }),
      }),
    )
    return { items: await Promise.all(resources), gaps }
  },
})

type Source = typeof rds.describeDBInstances.id

/** What instances and clusters are told of alike. */
function inListing(record: rds.InstanceRecord | rds.ClusterRecord, source: Source) {
  return {
    engine: () => known({ name: record.Engine, version: record.EngineVersion }, source),
    encryption: () =>
      known({ encrypted: record.StorageEncrypted, key: record.KmsKeyId ?? null }, source),
    backupDays: () => known(record.BackupRetentionPeriod, source),
    deletionProtection: () =>
      record.DeletionProtection === undefined
        ? notTold(source, 'DeletionProtection')
        : known(record.DeletionProtection, source),
    iamSignIn: () => known(record.IAMDatabaseAuthenticationEnabled, source),
    masterName: () => known(record.MasterUsername ?? null, source),
    inVpc: () => known(record.DBSubnetGroup !== undefined, source),
    exportedLogs: () => known(record.EnabledCloudwatchLogsExports, source),
  }
}

function notTold(call: Source, field: string): Fact<never> {
  const detail = `The answer does not tell ${field}.`
  return unknown({ call, reason: 'malformed', permission: null, detail })
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.General.DBVersions.html */
function portOf(engine: string): number {
  if (/postgres/.test(engine)) return 5432
  if (engine.startsWith('sqlserver')) return 1433
  if (engine.startsWith('oracle')) return 1521
  if (engine.startsWith('db2')) return 50_000
  if (engine === 'docdb') return 27_017
  return engine === 'neptune' ? 8182 : 3306
}

function clusterArn(instance: string, cluster: string | undefined): string | null {
  return cluster === undefined ? null : instance.replace(/:db:.*$/, `:cluster:${cluster}`)
}

type ParameterRecord = ReturnType<typeof rds.describeDBParameters.decode>[number]

/** What is left at the engine's default is not asked for: that list is twenty times as long. */
async function parametersOf(
  group: string | undefined,
  list: (name: string, source: 'user' | 'system') => Promise<Listing<ParameterRecord>>,
): Promise<Fact<Parameters>> {
  if (group === undefined) return notCollected('rds:DescribeDBParameters', 'It names no group.')
  const [user, system] = await Promise.all([list(group, 'user'), list(group, 'system')])
  const gaps: readonly Gap[] = [...user.gaps, ...system.gaps]
  const [gap, ...others] = gaps
  if (gap) return unknown(gap, ...others)
  const entries = [...system.items, ...user.items].flatMap(({ ParameterName, ParameterValue }) =>
    ParameterValue === undefined ? [] : [[ParameterName, ParameterValue] as const],
  )
  return known(Object.fromEntries(entries), rds.describeDBParameters.id)
}
