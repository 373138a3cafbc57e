/** IAM v1: service accounts, keys, roles, workload identity pools. @module */

import { type Asked, fromGroup, notFound, paged, policyFor, type Route } from './api.ts'
import type { Fields, GcpProject, ServiceAccount } from './estate.ts'

const API = 'iam.googleapis.com'
/** https://cloud.google.com/iam/docs/reference/rest, at each list's `pageSize`. */
const ACCOUNTS = { parameter: 'pageSize', most: 100, usual: 20 }
const ROLES = { parameter: 'pageSize', most: 1000, usual: 300 }
const POOLS = { parameter: 'pageSize', most: 1000, usual: 50 }
const PROVIDERS = { parameter: 'pageSize', most: 100, usual: 50 }

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
        project.serviceAccounts.map((one) => shownAccount(one, project)),
        ACCOUNTS,
      ),
  },
  {
    id: 'iam:projects.serviceAccounts.get',
    api: API,
    method: 'GET',
    path: /^\/v1\/projects\/(?<project>[^/]+)\/serviceAccounts\/(?<account>[^/:]+)$/,
    project: projectOfAccount,
    answer: ({ groups }, project) =>
      shownAccount(accountNamed(groups['account'], project), project),
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
    answer: (asked, project) =>
      policyFor(asked, accountNamed(asked.groups['account'], project).iam),
  },
  {
    id: 'iam:projects.roles.list',
    api: API,
    method: 'GET',
    path: /^\/v1\/projects\/(?<project>[^/]+)\/roles$/,
    project: fromGroup('project'),
    answer: (asked, project) => rolesOf(project.roles, asked),
  },
  {
    id: 'iam:projects.roles.get',
    api: API,
    method: 'GET',
    path: /^\/v1\/(?<name>projects\/(?<project>[^/]+)\/roles\/[^/]+)$/,
    project: fromGroup('project'),
    answer: ({ groups }, project) => roleNamed(groups['name'], project.roles),
  },
  {
    id: 'iam:organizations.roles.list',
    api: API,
    method: 'GET',
    path: /^\/v1\/organizations\/(?<organization>[^/]+)\/roles$/,
    project: null,
    answer: (asked) => rolesOf(asked.estate.organization.roles ?? [], asked),
  },
  {
    id: 'iam:organizations.roles.get',
    api: API,
    method: 'GET',
    path: /^\/v1\/(?<name>organizations\/(?<organization>[^/]+)\/roles\/[^/]+)$/,
    project: null,
    answer: ({ groups, estate }) => roleNamed(groups['name'], estate.organization.roles ?? []),
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
        POOLS,
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
      return paged(asked, 'workloadIdentityPoolProviders', providers, PROVIDERS)
    },
  },
]

/** Permissions are told only to who asks for the full view. */
function rolesOf(roles: readonly Fields[], asked: Asked) {
  const full = asked.url.searchParams.get('view') === 'FULL'
  const deleted = asked.url.searchParams.get('showDeleted') === 'true'
  const shownOnes = roles
    .filter((role) => deleted || role['deleted'] !== true)
    .map(({ includedPermissions, ...role }) => ({ ...role, ...(full && { includedPermissions }) }))
  return paged(asked, 'roles', shownOnes, ROLES)
}

function roleNamed(name: string | undefined, roles: readonly Fields[]): Fields {
  const role = roles.find((one) => one['name'] === name)
  if (!role) throw notFound(`role ${name}`)
  return role
}

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

export function shownAccount(account: ServiceAccount, project: GcpProject) {
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
