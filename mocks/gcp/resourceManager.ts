/**
 * Resource Manager, versions 1 and 3: projects, folders and the organisation, and who may do what
 * on each. https://cloud.google.com/resource-manager/reference/rest
 *
 * @module
 */

import { type Asked, fromGroup, notFound, paged, policyFor, type Route } from './api.ts'
import type { GcpEstate, GcpProject } from './estate.ts'

const API = 'cloudresourcemanager.googleapis.com'
const PAGE = { parameter: 'pageSize', most: 1000 }

const organization = (method: 'GET' | 'POST', call: string) => ({
  id: 'cloudresourcemanager:organizations.search',
  api: API,
  method,
  path: new RegExp(`^/v[13]/organizations:${call}$`),
  project: null,
})

export const resourceManager: readonly Route[] = [
  {
    id: 'cloudresourcemanager:projects.search',
    api: API,
    method: 'GET',
    path: /^\/v3\/projects:search$/,
    project: null,
    answer: (asked) => paged(asked, 'projects', asked.estate.projects.map(shownProject), PAGE),
  },
  {
    id: 'cloudresourcemanager:projects.list',
    api: API,
    method: 'GET',
    path: /^\/v3\/projects$/,
    project: null,
    answer: (asked) => {
      const parent = asked.url.searchParams.get('parent')
      const below = asked.estate.projects.filter((one) => one.parent === parent)
      return paged(asked, 'projects', below.map(shownProject), PAGE)
    },
  },
  {
    id: 'cloudresourcemanager:projects.list',
    api: API,
    method: 'GET',
    path: /^\/v1\/projects$/,
    project: null,
    answer: (asked) => paged(asked, 'projects', asked.estate.projects.map(shownInVersion1), PAGE),
  },
  {
    id: 'cloudresourcemanager:projects.get',
    api: API,
    method: 'GET',
    path: /^\/v3\/projects\/(?<project>[^/:]+)$/,
    project: fromGroup('project'),
    answer: (_, project) => shownProject(project),
  },
  {
    id: 'cloudresourcemanager:projects.get',
    api: API,
    method: 'GET',
    path: /^\/v1\/projects\/(?<project>[^/:]+)$/,
    project: fromGroup('project'),
    answer: (_, project) => shownInVersion1(project),
  },
  {
    id: 'cloudresourcemanager:projects.getAncestry',
    api: API,
    method: 'POST',
    path: /^\/v1\/projects\/(?<project>[^/:]+):getAncestry$/,
    project: fromGroup('project'),
    answer: ({ estate }, project) => ({
      ancestor: [`projects/${project.id}`, ...lineageOf(project.parent, estate)].map((name) => {
        const [collection = '', id = ''] = name.split('/')
        return { resourceId: { type: collection.slice(0, -1), id } }
      }),
    }),
  },
  {
    id: 'cloudresourcemanager:projects.getIamPolicy',
    api: API,
    method: 'POST',
    path: /^\/v[13]\/projects\/(?<project>[^/:]+):getIamPolicy$/,
    project: fromGroup('project'),
    answer: (asked, project) => policyFor(asked, project.iam),
  },
  {
    id: 'cloudresourcemanager:folders.list',
    api: API,
    method: 'GET',
    path: /^\/v3\/folders$/,
    project: null,
    answer: (asked) => {
      const parent = asked.url.searchParams.get('parent')
      const below = asked.estate.folders.filter((one) => one.parent === parent)
      return paged(asked, 'folders', below.map(shownFolder), PAGE)
    },
  },
  {
    id: 'cloudresourcemanager:folders.search',
    api: API,
    method: 'GET',
    path: /^\/v3\/folders:search$/,
    project: null,
    answer: (asked) => paged(asked, 'folders', asked.estate.folders.map(shownFolder), PAGE),
  },
  {
    id: 'cloudresourcemanager:folders.get',
    api: API,
    method: 'GET',
    path: /^\/v3\/folders\/(?<folder>[^/:]+)$/,
    project: null,
    answer: (asked) => shownFolder(folderOf(asked)),
  },
  {
    id: 'cloudresourcemanager:folders.getIamPolicy',
    api: API,
    method: 'POST',
    path: /^\/v3\/folders\/(?<folder>[^/:]+):getIamPolicy$/,
    project: null,
    answer: (asked) => policyFor(asked, folderOf(asked).iam),
  },
  {
    ...organization('GET', 'search'),
    answer: (asked) =>
      paged(asked, 'organizations', [shownOrganization(asked.estate.organization)], PAGE),
  },
  {
    ...organization('POST', 'search'),
    answer: (asked) =>
      paged(asked, 'organizations', [shownInVersion1Of(asked.estate.organization)], PAGE),
  },
  {
    id: 'cloudresourcemanager:organizations.get',
    api: API,
    method: 'GET',
    path: /^\/v3\/organizations\/(?<organization>[^/:]+)$/,
    project: null,
    answer: (asked) => shownOrganization(organizationOf(asked)),
  },
  {
    id: 'cloudresourcemanager:organizations.getIamPolicy',
    api: API,
    method: 'POST',
    path: /^\/v[13]\/organizations\/(?<organization>[^/:]+):getIamPolicy$/,
    project: null,
    answer: (asked) => policyFor(asked, organizationOf(asked).iam),
  },
]

function folderOf({ estate, groups }: Asked): GcpEstate['folders'][number] {
  const folder = estate.folders.find(({ id }) => id === groups['folder'])
  if (!folder) throw notFound(`folders/${groups['folder']}`)
  return folder
}

function organizationOf({ estate, groups }: Asked): GcpEstate['organization'] {
  const { organization } = estate
  if (organization.id !== groups['organization']) {
    throw notFound(`organizations/${groups['organization']}`)
  }
  return organization
}

/** What is above a project, from the nearest: `folders/2`, `organizations/1`. */
export function lineageOf(parent: string, estate: GcpEstate): readonly string[] {
  const folder = estate.folders.find(({ id }) => parent === `folders/${id}`)
  return [parent, ...(folder ? lineageOf(folder.parent, estate) : [])]
}

export function shownProject({ id, number, displayName, parent }: GcpProject) {
  return {
    name: `projects/${number}`,
    projectId: id,
    displayName,
    parent,
    state: 'ACTIVE',
    createTime: '2026-01-12T08:00:00Z',
    etag: 'W/"1"',
  }
}

function shownInVersion1({ id, number, displayName, parent }: GcpProject) {
  const [collection = '', above = ''] = parent.split('/')
  return {
    projectNumber: number,
    projectId: id,
    lifecycleState: 'ACTIVE',
    name: displayName,
    createTime: '2026-01-12T08:00:00Z',
    parent: { type: collection.slice(0, -1), id: above },
  }
}

function shownFolder({ id, displayName, parent }: GcpEstate['folders'][number]) {
  return { name: `folders/${id}`, parent, displayName, state: 'ACTIVE' }
}

function shownOrganization({ id, displayName, customerId }: GcpEstate['organization']) {
  return {
    name: `organizations/${id}`,
    displayName,
    directoryCustomerId: customerId,
    state: 'ACTIVE',
  }
}

function shownInVersion1Of({ id, displayName, customerId }: GcpEstate['organization']) {
  return {
    name: `organizations/${id}`,
    displayName,
    owner: { directoryCustomerId: customerId },
    lifecycleState: 'ACTIVE',
  }
}
