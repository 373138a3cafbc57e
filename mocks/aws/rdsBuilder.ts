import { known } from '#model'
import { CLUSTER, type Cluster, INSTANCE, type Instance } from '../../providers/aws/rds/database.ts'
import {
  CLUSTER_SNAPSHOT,
  type ClusterSnapshot,
  SNAPSHOT,
  type Snapshot,
} from '../../providers/aws/rds/snapshot.ts'
import { GROUP_ID, SUBNET_ID } from './placeBuilder.ts'
import { ACCOUNT, REGION, SCOPE } from './scopeBuilder.ts'

const arn = (resource: string) => `arn:aws:rds:${REGION}:${ACCOUNT}:${resource}`

export const INSTANCE_ARN = arn('db:ledger')
export const CLUSTER_ARN = arn('cluster:shop')

/** A PostgreSQL as the console's "production" template makes it. */
export function instance(facts: Partial<Instance['facts']> = {}): Instance {
  return {
    kind: INSTANCE,
    id: INSTANCE_ARN,
    name: 'ledger',
    scope: SCOPE,
    facts: {
      engine: known({ name: 'postgres', version: '17.4' }, 'rds:DescribeDBInstances'),
      publiclyAccessible: known(false, 'rds:DescribeDBInstances'),
      placement: known(
        { subnets: [SUBNET_ID], securityGroups: [GROUP_ID], port: 5432 },
        'rds:DescribeDBInstances',
      ),
      encryption: known({ encrypted: true, key: 'alias/aws/rds' }, 'rds:DescribeDBInstances'),
      backupDays: known(7, 'rds:DescribeDBInstances'),
      deletionProtection: known(true, 'rds:DescribeDBInstances'),
      iamSignIn: known(false, 'rds:DescribeDBInstances'),
      masterName: known('ledger_owner', 'rds:DescribeDBInstances'),
      inVpc: known(true, 'rds:DescribeDBInstances'),
      exportedLogs: known([], 'rds:DescribeDBInstances'),
      cluster: known(null, 'rds:DescribeDBInstances'),
      parameters: known({}, 'rds:DescribeDBParameters'),
      ...facts,
    },
  }
}

/** An Aurora PostgreSQL whose one member is the instance above, when that says so. */
export function cluster(facts: Partial<Cluster['facts']> = {}): Cluster {
  return {
    kind: CLUSTER,
    id: CLUSTER_ARN,
    name: 'shop',
    scope: SCOPE,
    facts: {
      engine: known({ name: 'aurora-postgresql', version: '17.4' }, 'rds:DescribeDBClusters'),
      publiclyAccessible: known(null, 'rds:DescribeDBClusters'),
      members: known([INSTANCE_ARN], 'rds:DescribeDBClusters'),
      encryption: known({ encrypted: true, key: 'alias/aws/rds' }, 'rds:DescribeDBClusters'),
      backupDays: known(7, 'rds:DescribeDBClusters'),
      deletionProtection: known(true, 'rds:DescribeDBClusters'),
      iamSignIn: known(false, 'rds:DescribeDBClusters'),
      masterName: known('ledger_owner', 'rds:DescribeDBClusters'),
      inVpc: known(true, 'rds:DescribeDBClusters'),
      exportedLogs: known([], 'rds:DescribeDBClusters'),
      parameters: known({}, 'rds:DescribeDBClusterParameters'),
      ...facts,
    },
  }
}

/** A manual snapshot that is shared with nobody, in clear as its database. */
export function databaseSnapshot(facts: Partial<Snapshot['facts']> = {}): Snapshot {
  return {
    kind: SNAPSHOT,
    id: arn('snapshot:ledger-before-migration'),
    name: 'ledger-before-migration',
    scope: SCOPE,
    facts: {
      encryption: known({ encrypted: false, key: null }, 'rds:DescribeDBSnapshots'),
      sharedWith: known([], 'rds:DescribeDBSnapshotAttributes'),
      ...facts,
    },
  }
}

export function clusterSnapshot(facts: Partial<ClusterSnapshot['facts']> = {}): ClusterSnapshot {
  return {
    kind: CLUSTER_SNAPSHOT,
    id: arn('cluster-snapshot:shop-before-migration'),
    name: 'shop-before-migration',
    scope: SCOPE,
    facts: {
      encryption: known({ encrypted: false, key: null }, 'rds:DescribeDBClusterSnapshots'),
      sharedWith: known([], 'rds:DescribeDBClusterSnapshotAttributes'),
      ...facts,
    },
  }
}
