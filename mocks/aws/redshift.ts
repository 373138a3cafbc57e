/** Amazon Redshift. @module */

import { page, pageSize } from './paging.ts'
import { DEFAULT_REDSHIFT_PARAMETERS } from './resources/redshift.ts'
import { defineService } from './service.ts'
import { AwsFailure } from './wire/protocol.ts'
import { createQueryProtocol } from './wire/queryProtocol.ts'

export const redshift = defineService<typeof import('@aws-sdk/client-redshift')>({
  id: 'redshift',
  protocol: createQueryProtocol('http://redshift.amazonaws.com/doc/2012-12-01/'),
  failures: {
    'page-token-expired': {
      code: 'InvalidParameterValue',
      message: 'Invalid value for marker.',
      status: 400,
    },
  },
  load: () => import('@aws-sdk/client-redshift'),
  operations: {
    DescribeClusters: ({ ClusterIdentifier: id, MaxRecords, Marker }, { here }) => {
      const wanted = here.redshiftClusters.filter(
        (each) => id === undefined || each.ClusterIdentifier === id,
      )
      if (id && wanted.length === 0) throw notFound('ClusterNotFound', `Cluster ${id}`)
      const { items, next } = page(wanted, pageSize(MaxRecords, 100), Marker)
      return { Clusters: items.map(({ logging: _, ...cluster }) => cluster), ...marker(next) }
    },

    DescribeLoggingStatus: ({ ClusterIdentifier: id }, { here }) => {
      const cluster = here.redshiftClusters.find((each) => each.ClusterIdentifier === id)
      if (!cluster) throw notFound('ClusterNotFound', `Cluster ${id}`)
      return cluster.logging ?? { LoggingEnabled: false }
    },

    DescribeClusterParameters: (input, { here }) => {
      const { ParameterGroupName: name = '', Source, MaxRecords, Marker } = input
      const group = here.redshiftParameterGroups.find((each) => each.name === name)
      const isDefault = name.startsWith('default.redshift')
      if (!group && !isDefault) {
        throw notFound('ClusterParameterGroupNotFound', `ParameterGroup ${name}`)
      }
      const set = group?.parameters ?? []
      const names = new Set(set.map(({ ParameterName }) => ParameterName))
      const all = [
        ...set.map((each) => ({ Source: 'user', ...each })),
        ...DEFAULT_REDSHIFT_PARAMETERS.filter(({ ParameterName }) => !names.has(ParameterName)),
      ]
      const wanted = all.filter((each) => Source === undefined || each.Source === Source)
      const { items, next } = page(wanted, pageSize(MaxRecords, 100), Marker)
      return { Parameters: items, ...marker(next) }
    },

    DescribeClusterSnapshots: (input, { here }) => {
      const { ClusterIdentifier, SnapshotIdentifier: id, SnapshotType, MaxRecords, Marker } = input
      const wanted = here.redshiftSnapshots.filter(
        (each) =>
          (id === undefined || each.SnapshotIdentifier === id) &&
          (ClusterIdentifier === undefined || each.ClusterIdentifier === ClusterIdentifier) &&
          (SnapshotType === undefined || each.SnapshotType === SnapshotType),
      )
      if (id && wanted.length === 0) throw notFound('ClusterSnapshotNotFound', `Snapshot ${id}`)
      const { items, next } = page(wanted, pageSize(MaxRecords, 100), Marker)
      return { Snapshots: items, ...marker(next) }
    },
  },
})

function notFound(code: string, what: string): AwsFailure {
  return new AwsFailure(code, `${what} not found.`, 404)
}

function marker(next: string | undefined) {
  return next ? { Marker: next } : {}
}
