/** Snapshots of instances and of clusters. Only manual ones can be shared. @module */

import { defineCollector, type Fact, gather, known, type Resource } from '#model'
import type { DiskEncryption } from '../ec2/disks.ts'
import * as rds from './operations.ts'

export const SNAPSHOT = 'aws:rds:snapshot'
export const CLUSTER_SNAPSHOT = 'aws:rds:cluster-snapshot'

type SnapshotFacts = {
  readonly encryption: Fact<DiskEncryption>
  /** Accounts that may restore it, or `all`. */
  readonly sharedWith: Fact<readonly string[]>
}

export type Snapshot = Resource<typeof SNAPSHOT, SnapshotFacts>
export type ClusterSnapshot = Resource<typeof CLUSTER_SNAPSHOT, SnapshotFacts>

const PAGE = { MaxRecords: 100 }

function encryptionOf({ encrypted, key }: { encrypted: boolean; key: string | null }) {
  return { encrypted, key }
}

const operations = {
  describeDBSnapshots: rds.describeDBSnapshots,
  describeDBSnapshotAttributes: rds.describeDBSnapshotAttributes,
}

export const snapshots = defineCollector<Snapshot, typeof operations>({
  kind: SNAPSHOT,
  per: 'region',
  operations,
  lists: ['describeDBSnapshots'],
  answers: { encryption: [], sharedWith: ['describeDBSnapshotAttributes'] },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('describeDBSnapshots', PAGE)
    const source = rds.describeDBSnapshots.id
    const resources = items.map(
      async ({ arn, name, type, ...record }): Promise<Snapshot> => ({
        kind: SNAPSHOT,
        id: arn,
        name,
        scope,
        facts: await gather(wanted, {
          encryption: () => known(encryptionOf(record), source),
          sharedWith: () =>
            type === 'manual'
              ? calls.get('describeDBSnapshotAttributes', { DBSnapshotIdentifier: name })
              : known([], source),
        }),
      }),
    )
    return { items: await Promise.all(resources), gaps }
  },
})

const clusterOperations = {
  describeDBClusterSnapshots: rds.describeDBClusterSnapshots,
  describeDBClusterSnapshotAttributes: rds.describeDBClusterSnapshotAttributes,
}

export const clusterSnapshots = defineCollector<ClusterSnapshot, typeof clusterOperations>({
  kind: CLUSTER_SNAPSHOT,
  per: 'region',
  operations: clusterOperations,
  lists: ['describeDBClusterSnapshots'],
  answers: { encryption: [], sharedWith: ['describeDBClusterSnapshotAttributes'] },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('describeDBClusterSnapshots', PAGE)
    const source = rds.describeDBClusterSnapshots.id
    const resources = items.map(
      async ({ arn, name, type, ...record }): Promise<ClusterSnapshot> => ({
        kind: CLUSTER_SNAPSHOT,
        id: arn,
        name,
        scope,
        facts: await gather(wanted, {
          encryption: () => known(encryptionOf(record), source),
          sharedWith: () =>
            type === 'manual'
              ? calls.get('describeDBClusterSnapshotAttributes', {
                  DBClusterSnapshotIdentifier: name,
                })
              : known([], source),
        }),
      }),
    )
    return { items: await Promise.all(resources), gaps }
  },
})
