/**
 * Resource Manager, organisation policies, deny policies and service perimeters.
 * https://cloud.google.com/resource-manager/reference/rest
 *
 * @module
 */

import { fromGroup, notFound, paged, policyOf, type Route } from './api.ts'
import type { GcpEstate, GcpProject } from './estate.ts'

const API = 'cloudresourcemanager.googleapis.com'
const PAGE = { parameter: 'pageSize', most: 1000 }

export const resourceManager: readonly Route[] = [
  {
    id: 'cloudresourcemanager:projects.search',
    api: API,
    method: 'GET',
    path: /^\/v3\/projects:search$/,
    project: null,
    answer: (asked) => paged(asked, 'projects', asked.estate.projects.map(shown), PAGE),
  },
  {
    id: 'cloudresourcemanager:projects.get',
    api: API,
    method: 'GET',
    path: /^\/v3\/projects\/(?<project>[^/:]+)$/,
    project: fromGroup('project'),
    answer: (_, project) => shown(project),
  },
  {
    id: 'cloudresourcemanager:projects.getAncestry',
    api: API,
    method: 'POST',
    path: /^\/v1\/projects\/(?<project>[^/:]+):getAncestry$/,
    project: fromGroup('project'),
    answer: ({ estate }, project) => ({
      ancestor: [
        { resourceId: { type: 'project', id: project.id } },
        ...ancestorsOf(project.parent, estate),
      ],
    }),
  },
  {
    id: 'cloudresourcemanager:projects.getIamPolicy',
    api: API,
    method: 'POST',
    path: /^\/v3\/projects\/(?<project>[^/:]+):getIamPolicy$/,
    project: fromGroup('project'),
    answer: (_, project) => policyOf(project.iam),
  },
  {
    id: 'cloudresourcemanager:folders.getIamPolicy',
    api: API,
    method: 'POST',
    path: /^\/v3\/folders\/(?<id>[^/:]+):getIamPolicy$/,
    project: null,
    answer: ({ estate, groups }) => {
      const folder = estate.folders.find(({ id }) => id === groups['id'])
      if (!folder) throw notFound(`folders/${groups['id']}`)
      return policyOf(folder.iam)
    },
  },
  {
    id: 'cloudresourcemanager:organizations.getIamPolicy',
    api: API,
    method: 'POST',
    path: /^\/v3\/organizations\/(?<id>[^/:]+):getIamPolicy$/,
    project: null,
    answer: ({ estate }) => policyOf(estate.organization.iam),
  },
  {
    id: 'cloudresourcemanager:organizations.search',
    api: API,
    method: 'GET',
    path: /^\/v3\/organizations:search$/,
    project: null,
    answer: (asked) => {
      const { id, displayName, customerId } = asked.estate.organization
      const shownOnes = [
        {
          name: `organizations/${id}`,
          displayName,
          directoryCustomerId: customerId,
          state: 'ACTIVE',
        },
      ]
      return paged(asked, 'organizations', shownOnes, PAGE)
    },
  },
  {
    id: 'orgpolicy:projects.policies.getEffectivePolicy',
    api: 'orgpolicy.googleapis.com',
    method: 'GET',
    path: /^\/v2\/projects\/(?<project>[^/]+)\/policies\/(?<constraint>[^/:]+):getEffectivePolicy$/,
    project: fromGroup('project'),
    answer: ({ groups }, project) => {
      const constraint = groups['constraint'] ?? ''
      const enforce = project.enforced.includes(constraint)
      const name = `projects/${project.number}/policies/${constraint}`
      return { name, spec: { rules: [{ enforce }] } }
    },
  },
  {
    id: 'iam:policies.listPolicies',
    api: 'iam.googleapis.com',
    method: 'GET',
    path: /^\/v2\/policies\/(?<attachment>.+)\/denypolicies$/,
    project: null,
    answer: (asked) => paged(asked, 'policies', [], PAGE),
  },
  {
    id: 'accesscontextmanager:accessPolicies.list',
    api: 'accesscontextmanager.googleapis.com',
    method: 'GET',
    path: /^\/v1\/accessPolicies$/,
    project: null,
    answer: (asked) => paged(asked, 'accessPolicies', [], PAGE),
  },
]

function shown({ id, number, displayName, parent }: GcpProject) {
  return { name: `projects/${number}`, projectId: id, displayName, parent, state: 'ACTIVE' }
}

function ancestorsOf(parent: string, estate: GcpEstate): object[] {
  const [kind = '', id = ''] = parent.split('/')
  const here = { resourceId: { type: kind === 'folders' ? 'folder' : 'organization', id } }
  const folder = kind === 'folders' ? estate.folders.find((one) => one.id === id) : undefined
  return [here, ...(folder ? ancestorsOf(folder.parent, estate) : [])]
}
