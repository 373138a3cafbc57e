/** Relational Database Service. @module */

import type { Parameter } from '@aws-sdk/client-rds'
import { filtered } from './filters.ts'
import { page, pageSize } from './paging.ts'
import { defaultParameters } from './resources/databaseParameters.ts'
import type { ParameterGroup } from './resources/rds.ts'
import { type Context, defineService } from './service.ts'
import { AwsFailure } from './wire/protocol.ts'
import { createQueryProtocol } from './wire/queryProtocol.ts'

export const rds = defineService<typeof import('@aws-sdk/client-rds')>({
  id: 'rds',
  protocol: createQueryProtocol('http://rds.amazonaws.com/doc/2014-10-31/'),
  failures: {
    'page-token-expired': {
      code: 'InvalidParameterValue',
      message: 'Invalid marker value. The marker has expired or is not valid.',
      status: 400,
    },
  },
  load: () => import('@aws-sdk/client-rds'),
  operations: {
    DescribeDBInstances: ({ DBInstanceIdentifier: id, Filters, MaxRecords, Marker }, { here }) => {
      const found = here.dbInstances.filter((each) =>
        isNamed(id, each.DBInstanceIdentifier, each.DBInstanceArn),
      )
      if (id && found.length === 0) throw notFound('DBInstanceNotFound', 'DBInstance', id)
      const wanted = filtered(found, Filters, {
        'db-cluster-id': (each) => each.DBClusterIdentifier,
        'db-instance-id': (each) => [each.DBInstanceIdentifier, each.DBInstanceArn],
        'dbi-resource-id': (each) => each.DbiResourceId,
        engine: (each) => each.Engine,
      })
      const { items, next } = page(wanted, pageSize(MaxRecords, 100), Marker)
      return { DBInstances: items, ...marker(next) }
    },

    /** Neptune and DocumentDB clusters answer here too, unless a filter for the engine says no. */
    DescribeDBClusters: ({ DBClusterIdentifier: id, Filters, MaxRecords, Marker }, { here }) => {
      const found = here.dbClusters.filter((each) =>
        isNamed(id, each.DBClusterIdentifier, each.DBClusterArn),
      )
      if (id && found.length === 0) throw notFound('DBClusterNotFoundFault', 'DBCluster', id)
      const wanted = filtered(found, Filters, {
        'db-cluster-id': (each) => [each.DBClusterIdentifier, each.DBClusterArn],
        'db-cluster-resource-id': (each) => each.DbClusterResourceId,
        engine: (each) => each.Engine,
      })
      const { items, next } = page(wanted, pageSize(MaxRecords, 100), Marker)
      return { DBClusters: items, ...marker(next) }
    },

    DescribeDBSnapshots: (input, { here }) => {
      const { SnapshotType, DBInstanceIdentifier, Filters, MaxRecords, Marker } = input
      const id = input.DBSnapshotIdentifier
      const found = here.dbSnapshots.filter(
        (each) =>
          isNamed(id, each.DBSnapshotIdentifier, each.DBSnapshotArn) &&
          isNamed(DBInstanceIdentifier, each.DBInstanceIdentifier) &&
          isOfType(SnapshotType, each.SnapshotType),
      )
      if (id && found.length === 0) throw notFound('DBSnapshotNotFound', 'DBSnapshot', id)
      const wanted = filtered(found, Filters, {
        'db-instance-id': (each) => each.DBInstanceIdentifier,
        'db-snapshot-id': (each) => each.DBSnapshotIdentifier,
        'snapshot-type': (each) => each.SnapshotType,
        engine: (each) => each.Engine,
      })
      const { items, next } = page(wanted, pageSize(MaxRecords, 100), Marker)
      return { DBSnapshots: items, ...marker(next) }
    },

    DescribeDBClusterSnapshots: (input, { here }) => {
      const { SnapshotType, DBClusterIdentifier, Filters, MaxRecords, Marker } = input
      const id = input.DBClusterSnapshotIdentifier
      const found = here.dbClusterSnapshots.filter(
        (each) =>
          isNamed(id, each.DBClusterSnapshotIdentifier, each.DBClusterSnapshotArn) &&
          isNamed(DBClusterIdentifier, each.DBClusterIdentifier) &&
          isOfType(SnapshotType, each.SnapshotType),
      )
      if (id && found.length === 0) {
        throw notFound('DBClusterSnapshotNotFoundFault', 'DBClusterSnapshot', id)
      }
      const wanted = filtered(found, Filters, {
        'db-cluster-id': (each) => each.DBClusterIdentifier,
        'db-cluster-snapshot-id': (each) => each.DBClusterSnapshotIdentifier,
        'snapshot-type': (each) => each.SnapshotType,
        engine: (each) => each.Engine,
      })
      const { items, next } = page(wanted, pageSize(MaxRecords, 100), Marker)
      return { DBClusterSnapshots: items, ...marker(next) }
    },

    DescribeDBSnapshotAttributes: ({ DBSnapshotIdentifier: id = '' }, { here }) => {
      const snapshot = here.dbSnapshots.find((each) =>
        isNamed(id, each.DBSnapshotIdentifier, each.DBSnapshotArn),
      )
      if (!snapshot) throw notFound('DBSnapshotNotFound', 'DBSnapshot', id)
      return {
        DBSnapshotAttributesResult: {
          DBSnapshotIdentifier: snapshot.DBSnapshotIdentifier,
          DBSnapshotAttributes: [restoredBy(snapshot.sharedWith)],
        },
      }
    },

    DescribeDBClusterSnapshotAttributes: ({ DBClusterSnapshotIdentifier: id = '' }, { here }) => {
      const snapshot = here.dbClusterSnapshots.find((each) =>
        isNamed(id, each.DBClusterSnapshotIdentifier, each.DBClusterSnapshotArn),
      )
      if (!snapshot) throw notFound('DBClusterSnapshotNotFoundFault', 'DBClusterSnapshot', id)
      return {
        DBClusterSnapshotAttributesResult: {
          DBClusterSnapshotIdentifier: snapshot.DBClusterSnapshotIdentifier,
          DBClusterSnapshotAttributes: [restoredBy(snapshot.sharedWith)],
        },
      }
    },

    DescribeDBSubnetGroups: ({ DBSubnetGroupName: name, MaxRecords, Marker }, { here }) => {
      const wanted = here.dbSubnetGroups.filter((each) => isNamed(name, each.DBSubnetGroupName))
      if (name && wanted.length === 0) {
        throw notFound('DBSubnetGroupNotFoundFault', 'DBSubnetGroup', name)
      }
      const { items, next } = page(wanted, pageSize(MaxRecords, 100), Marker)
      return { DBSubnetGroups: items, ...marker(next) }
    },

    DescribeDBParameters: (
      { DBParameterGroupName: name = '', Source, MaxRecords, Marker },
      context,
    ) => {
      const all = parameters('instance', name, context)
      const wanted = all.filter((each) => Source === undefined || each.Source === Source)
      const { items, next } = page(wanted, pageSize(MaxRecords, 100), Marker)
      return { Parameters: items, ...marker(next) }
    },

    DescribeDBClusterParameters: (input, context) => {
      const { DBClusterParameterGroupName: name = '', Source, MaxRecords, Marker } = input
      const all = parameters('cluster', name, context)
      const wanted = all.filter((each) => Source === undefined || each.Source === Source)
      const { items, next } = page(wanted, pageSize(MaxRecords, 100), Marker)
      return { Parameters: items, ...marker(next) }
    },

    DescribeCertificates: () => ({
      Certificates: ['rds-ca-rsa2048-g1', 'rds-ca-rsa4096-g1', 'rds-ca-ecc384-g1'].map((id) => ({
        CertificateIdentifier: id,
        CertificateType: 'CA',
        ValidFrom: new Date('2021-05-25T22:34:57Z'),
        ValidTill: new Date('2061-05-25T23:34:57Z'),
        CustomerOverride: false,
      })),
      DefaultCertificateForNewLaunches: 'rds-ca-rsa2048-g1',
    }),
  },
})

/** A group's own settings over the defaults of its engine. */
function parameters(
  of: ParameterGroup['of'],
  name: string,
  { here }: Context,
): readonly Parameter[] {
  const group = here.dbParameterGroups.find((each) => each.of === of && each.name === name)
  const defaults = defaultParameters(name)
  if (!group && !defaults) {
    throw notFound('DBParameterGroupNotFound', 'DBParameterGroup', name)
  }
  const set = group?.parameters ?? []
  const names = new Set(set.map(({ ParameterName }) => ParameterName))
  const rest = (defaults ?? []).filter(({ ParameterName }) => !names.has(ParameterName))
  return [...set.map((each) => ({ Source: 'user', ...each })), ...rest]
}

/** Shared with nobody is an attribute without values. */
function restoredBy(accounts: readonly string[] = []) {
  return { AttributeName: 'restore', AttributeValues: [...accounts] }
}

function isNamed(wanted: string | undefined, ...names: (string | undefined)[]): boolean {
  return wanted === undefined || names.includes(wanted)
}

/** Without a type: the account's own automated and manual ones. */
function isOfType(wanted: string | undefined, type: string | undefined): boolean {
  return wanted === undefined || wanted === type
}

function notFound(code: string, kind: string, id: string): AwsFailure {
  return new AwsFailure(code, `${kind} ${id} not found.`, 404)
}

function marker(next: string | undefined) {
  return next ? { Marker: next } : {}
}
