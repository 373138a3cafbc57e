/** Cloud SQL Admin and BigQuery. @module */

import { type Asked, fromGroup, notFound, paged, type Route } from './api.ts'
import type { Fields, GcpProject } from './estate.ts'

const SQL = 'sqladmin.googleapis.com'
const BIGQUERY = 'bigquery.googleapis.com'
/** https://cloud.google.com/sql/docs/postgres/admin-api/rest/v1/instances/list */
const INSTANCES = { parameter: 'maxResults', most: 1000, usual: 500 }
/** https://cloud.google.com/bigquery/docs/paging-results */
const DATASETS = { parameter: 'maxResults', most: 1000, usual: 50 }

/** https://cloud.google.com/sql/docs/postgres/admin-api/rest */
export const sql: readonly Route[] = [
  {
    id: 'sqladmin:instances.list',
    api: SQL,
    method: 'GET',
    path: /^\/v1\/projects\/(?<project>[^/]+)\/instances$/,
    project: fromGroup('project'),
    answer: (asked, project) => {
      const items = project.sqlInstances.map(({ instance }) => shownInstance(instance, project))
      return { kind: 'sql#instancesList', ...paged(asked, 'items', items, INSTANCES) }
    },
  },
  {
    id: 'sqladmin:instances.get',
    api: SQL,
    method: 'GET',
    path: /^\/v1\/projects\/(?<project>[^/]+)\/instances\/(?<instance>[^/]+)$/,
    project: fromGroup('project'),
    answer: (asked, project) => shownInstance(instanceOf(asked, project).instance, project),
  },
  {
    id: 'sqladmin:users.list',
    api: SQL,
    method: 'GET',
    path: /^\/v1\/projects\/(?<project>[^/]+)\/instances\/(?<instance>[^/]+)\/users$/,
    project: fromGroup('project'),
    answer: (asked, project) => ({
      kind: 'sql#usersList',
      items: instanceOf(asked, project).users.map((user) => ({
        kind: 'sql#user',
        project: project.id,
        instance: asked.groups['instance'],
        host: '',
        ...user,
      })),
    }),
  },
]

/** https://cloud.google.com/bigquery/docs/reference/rest */
export const bigquery: readonly Route[] = [
  {
    id: 'bigquery:datasets.list',
    api: BIGQUERY,
    method: 'GET',
    path: /^\/bigquery\/v2\/projects\/(?<project>[^/]+)\/datasets$/,
    project: fromGroup('project'),
    answer: (asked, project) => {
      // The list names datasets; who may use them is told by each alone.
      const datasets = project.datasets.map((dataset) => {
        const { kind, id, datasetReference, location } = whole(dataset, project)
        return { kind, id, datasetReference, location }
      })
      return { kind: 'bigquery#datasetList', ...paged(asked, 'datasets', datasets, DATASETS) }
    },
  },
  {
    id: 'bigquery:datasets.get',
    api: BIGQUERY,
    method: 'GET',
    path: /^\/bigquery\/v2\/projects\/(?<project>[^/]+)\/datasets\/(?<dataset>[^/]+)$/,
    project: fromGroup('project'),
    answer: (asked, project) => whole(datasetOf(asked, project), project),
  },
  {
    id: 'bigquery:tables.list',
    api: BIGQUERY,
    method: 'GET',
    path: /^\/bigquery\/v2\/projects\/(?<project>[^/]+)\/datasets\/(?<dataset>[^/]+)\/tables$/,
    project: fromGroup('project'),
    answer: (asked, project) => {
      const tables = (datasetOf(asked, project).tables ?? []).map((table) => {
        const { kind, id, tableReference, type } = shownTable(table, asked, project)
        return { kind, id, tableReference, type }
      })
      return {
        kind: 'bigquery#tableList',
        totalItems: tables.length,
        ...paged(asked, 'tables', tables, DATASETS),
      }
    },
  },
  {
    id: 'bigquery:tables.get',
    api: BIGQUERY,
    method: 'GET',
    path: /^\/bigquery\/v2\/projects\/(?<project>[^/]+)\/datasets\/(?<dataset>[^/]+)\/tables\/(?<table>[^/:]+)$/,
    project: fromGroup('project'),
    answer: (asked, project) => {
      const name = asked.groups['table']
      const table = datasetOf(asked, project).tables?.find((one) => one['tableId'] === name)
      if (!table) throw notFound(`table ${name}`)
      return shownTable(table, asked, project)
    },
  },
]

function instanceOf({ groups }: Asked, { sqlInstances }: GcpProject) {
  const found = sqlInstances.find(({ instance }) => instance['name'] === groups['instance'])
  if (!found) throw notFound(`instance ${groups['instance']}`)
  return found
}

function datasetOf({ groups }: Asked, { datasets }: GcpProject) {
  const found = datasets.find((one) => one['datasetId'] === groups['dataset'])
  if (!found) throw notFound(`dataset ${groups['dataset']}`)
  return found
}

export function shownInstance(instance: Fields, { id }: GcpProject) {
  return {
    kind: 'sql#instance',
    project: id,
    region: 'europe-west1',
    state: 'RUNNABLE',
    backendType: 'SECOND_GEN',
    instanceType: 'CLOUD_SQL_INSTANCE',
    connectionName: `${id}:europe-west1:${instance['name']}`,
    ...instance,
  }
}

function shownTable({ tableId, ...fields }: Fields, { groups }: Asked, { id }: GcpProject) {
  const datasetId = groups['dataset']
  return {
    kind: 'bigquery#table',
    id: `${id}:${datasetId}.${tableId}`,
    tableReference: { projectId: id, datasetId, tableId },
    type: 'TABLE',
    ...fields,
  }
}

export function whole(
  { datasetId, tables: _, ...fields }: GcpProject['datasets'][number],
  { id }: GcpProject,
) {
  return {
    kind: 'bigquery#dataset',
    id: `${id}:${datasetId}`,
    datasetReference: { projectId: id, datasetId },
    location: 'EU',
    ...fields,
  }
}
