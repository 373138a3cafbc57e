/** Service Usage: which APIs a project has switched on. @module */

import { type Asked, fromGroup, invalid, paged, type Route } from './api.ts'
import type { GcpProject } from './estate.ts'

const API = 'serviceusage.googleapis.com'
/** https://cloud.google.com/service-usage/docs/reference/rest/v1/services/list */
const PAGE = { parameter: 'pageSize', most: 200, usual: 50 }
/** https://cloud.google.com/service-usage/docs/reference/rest/v1/services/batchGet */
const AT_ONCE = 30

const KNOWN = [
  'bigquery.googleapis.com',
  'cloudasset.googleapis.com',
  'cloudfunctions.googleapis.com',
  'cloudkms.googleapis.com',
  'cloudresourcemanager.googleapis.com',
  'compute.googleapis.com',
  'iam.googleapis.com',
  'orgpolicy.googleapis.com',
  'pubsub.googleapis.com',
  'run.googleapis.com',
  'secretmanager.googleapis.com',
  'sqladmin.googleapis.com',
  'storage.googleapis.com',
]

export const serviceUsage: readonly Route[] = [
  {
    id: 'serviceusage:services.list',
    api: API,
    method: 'GET',
    path: /^\/v1\/projects\/(?<project>[^/]+)\/services$/,
    project: fromGroup('project'),
    answer: (asked, project) => {
      const wanted = /state:(ENABLED|DISABLED)/.exec(asked.url.searchParams.get('filter') ?? '')
      const services = KNOWN.map((name) => shown(name, project)).filter(
        ({ state }) => wanted === null || state === wanted[1],
      )
      return paged(asked, 'services', services, PAGE)
    },
  },
  {
    id: 'serviceusage:services.batchGet',
    api: API,
    method: 'GET',
    path: /^\/v1\/projects\/(?<project>[^/]+)\/services:batchGet$/,
    project: fromGroup('project'),
    answer: ({ url }: Asked, project) => {
      const names = url.searchParams.getAll('names')
      if (names.length > AT_ONCE) throw invalid(`At most ${AT_ONCE} services can be retrieved.`)
      return {
        services: names.map((name) => shown(name.slice(name.lastIndexOf('/') + 1), project)),
      }
    },
  },
  {
    id: 'serviceusage:services.get',
    api: API,
    method: 'GET',
    path: /^\/v1\/projects\/(?<project>[^/]+)\/services\/(?<service>[^/:]+)$/,
    project: fromGroup('project'),
    answer: ({ groups }, project) => shown(groups['service'] ?? '', project),
  },
]

function shown(api: string, { number, apisOff }: GcpProject) {
  return {
    name: `projects/${number}/services/${api}`,
    parent: `projects/${number}`,
    config: { name: api },
    state: KNOWN.includes(api) && !apisOff.includes(api) ? 'ENABLED' : 'DISABLED',
  }
}
