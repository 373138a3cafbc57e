/** IAM v1: service accounts, keys, roles, workload identity pools. @module */

import { type Asked, fromGroup, notFound, paged, policyOf, type Route } from './api.ts'
import type { GcpProject, ServiceAccount } from './estate.ts'

const API = 'iam.googleapis.com'
const ACCOUNTS = { parameter: 'pageSize', most: 100 }
const ROLES = { parameter: 'pageSize', most: 1000 }

export const iam: readonly Route[] = [
  {
    id: 'iam:projects.serviceAccounts.list',
    api: API,
    method: 'GET',
    path: /^\/v1\/projects\/(?<project>[^/]+)\/serviceAccounts$/,
    project: fromGroup('project'),
    answer: (asked, project) =>
      paged(
        asked,
        'accounts',
        project.serviceAccounts.map((one) => shown(one, project)),
        ACCOUNTS,
      ),
  },
  {
    id: 'iam:projects.serviceAccounts.keys.list',
    api: API,
    method: 'GET',
    path: /^\/v1\/projects\/(?<project>[^/]+)\/serviceAccounts\/(?<account>[^/]+)\/keys$/,
    project: projectOfAccount,
    answer: (asked, project) => {
      const account = accountNamed(asked.groups['account'], project)
      const types = asked.url.searchParams.getAll('keyTypes')
      const keys = account.keys.filter(
        ({ keyType }) => types.length === 0 || types.includes(String(keyType)),
      )
      return keys.length > 0 ? { keys } : {}
    },
  },
  {
    id: 'iam:projects.serviceAccounts.getIamPolicy',
    api: API,
    method: 'POST',
    path: /^\/v1\/projects\/(?<project>[^/]+)\/serviceAccounts\/(?<account>[^/:]+):getIamPolicy$/,
    project: projectOfAccount,
    answer: ({ groups }, project) => policyOf(accountNamed(groups['account'], project).iam),
  },
  {
    id: 'iam:projects.roles.list',
    api: API,
    method: 'GET',
    path: /^\/v1\/projects\/(?<project>[^/]+)\/roles$/,
    project: fromGroup('project'),
    answer: (asked, project) => {
      const full = asked.url.searchParams.get('view') === 'FULL'
      const roles = project.roles.map(({ includedPermissions, ...role }) => ({
        ...role,
        ...(full && { includedPermissions }),
      }))
      return paged(asked, 'roles', roles, ROLES)
    },
  },
  {
    id: 'iam:projects.locations.workloadIdentityPools.list',
    api: API,
    method: 'GET',
    path: /^\/v1\/projects\/(?<project>[^/]+)\/locations\/global\/workloadIdentityPools$/,
    project: fromGroup('project'),
    answer: (asked, project) =>
      paged(
        asked,
        'workloadIdentityPools',
        project.pools.map(({ pool: { id, ...fields } }) => ({
          name: poolName(project, id),
          ...fields,
        })),
        ROLES,
      ),
  },
  {
    id: 'iam:projects.locations.workloadIdentityPools.providers.list',
    api: API,
    method: 'GET',
    path: /^\/v1\/projects\/(?<project>[^/]+)\/locations\/global\/workloadIdentityPools\/(?<pool>[^/]+)\/providers$/,
    project: fromGroup('project'),
    answer: (asked, project) => {
      const found = project.pools.find(({ pool }) => pool.id === asked.groups['pool'])
      if (!found) throw notFound(`pool ${asked.groups['pool']}`)
      const name = poolName(project, found.pool.id)
      const providers = found.providers.map(({ id, ...fields }) => ({
        name: `${name}/providers/${id}`,
        ...fields,
      }))
      return paged(asked, 'workloadIdentityPoolProviders', providers, ACCOUNTS)
    },
  },
]

function poolName({ number }: GcpProject, pool: string): string {
  return `projects/${number}/locations/global/workloadIdentityPools/${pool}`
}

/** `projects/-` asks for an account wherever it is. */
function projectOfAccount({ groups, estate }: Asked): string | undefined {
  if (groups['project'] !== '-') return groups['project']
  return estate.projects.find((project) =>
    project.serviceAccounts.some((one) => emailOf(one, project) === groups['account']),
  )?.id
}

function accountNamed(name: string | undefined, project: GcpProject): ServiceAccount {
  const account = project.serviceAccounts.find(
    (one) => emailOf(one, project) === name || one.fields['uniqueId'] === name,
  )
  if (!account) throw notFound(`service account ${name}`)
  return account
}

function emailOf({ accountId, fields }: ServiceAccount, { id }: GcpProject): string {
  return String(fields['email'] ?? `${accountId}@${id}.iam.gserviceaccount.com`)
}

function shown(account: ServiceAccount, project: GcpProject) {
  const email = emailOf(account, project)
  return {
    name: `projects/${project.id}/serviceAccounts/${email}`,
    projectId: project.id,
    email,
    displayName: account.displayName,
    uniqueId: '100000000000000000000',
    ...account.fields,
  }
}
