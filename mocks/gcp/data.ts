/** Cloud SQL Admin and BigQuery. @module */

import { fromGroup, notFound, paged, type Route } from './api.ts'
import type { Fields, GcpProject } from './estate.ts'

const SQL = 'sqladmin.googleapis.com'
const BIGQUERY = 'bigquery.googleapis.com'
const PAGE = { parameter: 'maxResults', most: 1000 }

/** https://cloud.google.com/sql/docs/postgres/admin-api/rest */
export const sql: readonly Route[] = [
  {
    id: 'sqladmin:instances.list',
    api: SQL,
    method: 'GET',
    path: /^\/v1\/projects\/(?<project>[^/]+)\/instances$/,
    project: fromGroup('project'),
    answer: (asked, project) => {
      const items = project.sqlInstances.map(({ instance }) => ({
        kind: 'sql#instance',
        project: project.id,
        region: 'europe-west1',
        state: 'RUNNABLE',
        ...instance,
      }))
      return { kind: 'sql#instancesList', ...paged(asked, 'items', items, PAGE) }
    },
  },
  {
    id: 'sqladmin:users.list',
    api: SQL,
    method: 'GET',
    path: /^\/v1\/projects\/(?<project>[^/]+)\/instances\/(?<instance>[^/]+)\/users$/,
    project: fromGroup('project'),
    answer: ({ groups }, project) => {
      const found = project.sqlInstances.find(
        ({ instance }) => instance['name'] === groups['instance'],
      )
      if (!found) throw notFound(`instance ${groups['instance']}`)
      return { kind: 'sql#usersList', items: found.users }
    },
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
      return { kind: 'bigquery#datasetList', ...paged(asked, 'datasets', datasets, PAGE) }
    },
  },
  {
    id: 'bigquery:datasets.get',
    api: BIGQUERY,
    method: 'GET',
    path: /^\/bigquery\/v2\/projects\/(?<project>[^/]+)\/datasets\/(?<dataset>[^/]+)$/,
    project: fromGroup('project'),
    answer: ({ groups }, project) => {
      const dataset = project.datasets.find((one) => one['datasetId'] === groups['dataset'])
      if (!dataset) throw notFound(`dataset ${groups['dataset']}`)
      return whole(dataset, project)
    },
  },
]

function whole({ datasetId, ...fields }: Fields, { id }: GcpProject) {
  return {
    kind: 'bigquery#dataset',
    id: `${id}:${datasetId}`,
    datasetReference: { projectId: id, datasetId },
    location: 'EU',
    ...fields,
  }
}
