/**
 * The simulated Azure Resource Manager: one function that lists and gets what an estate holds, as
 * any resource provider does: a type below a subscription, children below a resource, inherited
 * role assignments at a scope. It reads only; what would change something is refused with 403.
 *
 * https://learn.microsoft.com/azure/azure-resource-manager/management/
 *
 * @module
 */

import type { Call, Exchange, Refusal, SimulatedCloud } from '../cloud.ts'
import { accessAt } from './authorization.ts'
import {
  type ArmResource,
  type AzureEstate,
  armResource,
  type Subscription,
  typeOf,
} from './estate.ts'

const HOST = 'management.azure.com'
/** Reads that a subscription may make at once, before they are rationed. */
const READS = 250

export interface AzureOptions {
  /** How many a list gives at once; services differ, and most give a hundred or more. */
  readonly pageSize?: number
}

export function createAzure(estate: AzureEstate, options: AzureOptions = {}): SimulatedCloud {
  return {
    name: 'azure',
    owns: ({ url }) => {
      const { hostname, pathname } = new URL(url)
      return hostname === HOST || /^\/+(subscriptions|providers|tenants)\b/i.test(pathname)
    },
    receive: async (request) => exchange(estate, request, options.pageSize ?? 100),
  }
}

interface Asked {
  readonly url: URL
  /** Without doubled slashes, which the vendor's JavaScript clients write. */
  readonly path: string
  readonly subscription: Subscription | undefined
  /** The type asked for; a list when the path ends in it, else one resource. */
  readonly type: string
  readonly isList: boolean
}

function exchange(estate: AzureEstate, request: Request, pageSize: number): Exchange {
  const url = new URL(request.url)
  const path = decodeURIComponent(url.pathname)
    .replaceAll(/\/{2,}/g, '/')
    .replace(/\/$/, '')
  const name = /^\/subscriptions\/([^/]+)/i.exec(path)?.[1]
  const subscription = estate.subscriptions.find(({ id }) => id === name)
  const type =
    name !== undefined && !path.includes('/providers/')
      ? 'Microsoft.Resources/subscriptions'
      : typeOf(path)
  const isList = endsInType(path)
  const [service = '', ...rest] = type.split('/')
  const call: Call = {
    cloud: 'azure',
    service: service || 'Microsoft.Resources',
    operation: `${rest.join('/') || 'subscriptions'}/read`,
    account: name ?? '',
    region: '',
    writes: request.method !== 'GET',
    continues: url.searchParams.has('$skiptoken'),
  }
  const asked: Asked = { url, path, subscription, type, isList }

  return {
    request,
    call,
    refuse: (why) => refuse(why, call),
    answer: async () => {
      if (call.writes) return refuse('denied', call)
      return answer(estate, asked, call, pageSize)
    },
  }
}

/** Whether the last segment is a type, which stand at every second place after the namespace. */
function endsInType(path: string): boolean {
  const tail = path.split('/providers/').at(-1) ?? ''
  if (!path.includes('/providers/')) return path.endsWith('/subscriptions')
  return tail.split('/').length % 2 === 0
}

function answer(estate: AzureEstate, asked: Asked, call: Call, pageSize: number): Response {
  const { url, path, subscription, type, isList } = asked
  if (!url.searchParams.has('api-version')) {
    return failure(
      400,
      'MissingApiVersionParameter',
      'The api-version query parameter is required.',
    )
  }
  if (path === '/subscriptions')
    return list(asked, estate.subscriptions.map(shown(estate)), pageSize)
  if (path === '/tenants') {
    const { tenantId, domain } = estate
    return list(asked, [{ id: `/tenants/${tenantId}`, tenantId, defaultDomain: domain }], pageSize)
  }
  if (/^\/providers\/Microsoft\.Management\/managementGroups$/i.test(path)) {
    return list(asked, estate.managementGroups.map(groupShown(estate)), pageSize)
  }
  const above =
    /^\/providers\/Microsoft\.Management\/managementGroups\/([^/]+)\/descendants$/i.exec(path)
  if (above) return list(asked, descendants(estate, above[1] ?? ''), pageSize)
  if (call.account !== '' && !subscription) {
    return failure(
      404,
      'SubscriptionNotFound',
      `The subscription '${call.account}' could not be found.`,
    )
  }
  const id = `${call.service}:${call.operation}`
  const isDenied = subscription?.denied.some(
    ({ operation, resource }) =>
      operation === id && (resource === undefined || path.includes(resource)),
  )
  if (isDenied) return refuse('denied', call)
  if (subscription && !path.includes('/providers/')) return one(shown(estate)(subscription))

  if (/^Microsoft\.Authorization\//i.test(type) && isList) {
    return list(
      asked,
      accessAt(estate, subscription, path, type, url.searchParams.get('$filter')),
      pageSize,
    )
  }
  const everything = [...(subscription?.resources ?? []), ...estate.above]
  if (!isList) {
    const found = everything.find((resource) => same(resource.id, path))
    if (found) return one(found)
    return SERVICE.test(path) && exists(path, everything)
      ? one(armResource(path, {}))
      : missing(path)
  }
  const parent = path.slice(0, path.lastIndexOf('/'))
  const isTop = /^\/subscriptions\/[^/]+(\/resourceGroups\/[^/]+)?\/providers\/[^/]+$/i.test(parent)
  if (!isTop && !exists(parent, everything)) return missing(parent)
  const within = isTop ? (path.split('/providers/')[0] ?? '') : parent
  const found = everything.filter(
    (resource) =>
      same(resource.type, type) && resource.id.toLowerCase().startsWith(`${within.toLowerCase()}/`),
  )
  return list(asked, found, pageSize)
}

/** Every account has them, as Azure makes them. */
const SERVICE = /\/(blob|file|queue|table)Services\/default$/i

/** Service singletons such as `blobServices/default` are there with their parent. */
function exists(id: string, everything: readonly ArmResource[]): boolean {
  if (everything.some((resource) => same(resource.id, id))) return true
  return id.endsWith('/default') && exists(id.split('/').slice(0, -2).join('/'), everything)
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

function shown({ tenantId }: AzureEstate) {
  return ({ id, displayName }: Subscription) => ({
    id: `/subscriptions/${id}`,
    subscriptionId: id,
    tenantId,
    displayName,
    state: 'Enabled',
  })
}

function groupShown({ tenantId }: AzureEstate) {
  return ({ name, displayName }: AzureEstate['managementGroups'][number]) => ({
    id: `/providers/Microsoft.Management/managementGroups/${name}`,
    type: 'Microsoft.Management/managementGroups',
    name,
    properties: { tenantId, displayName },
  })
}

/** https://learn.microsoft.com/rest/api/managementgroups/management-groups/get-descendants */
function descendants(estate: AzureEstate, name: string): readonly unknown[] {
  const parent = { id: `/providers/Microsoft.Management/managementGroups/${name}` }
  const groups = estate.managementGroups.filter((group) => group.parent === name)
  const subscriptions = estate.subscriptions.filter((one) => one.managementGroup === name)
  return [
    ...groups.flatMap((group) => [
      {
        id: `/providers/Microsoft.Management/managementGroups/${group.name}`,
        type: 'Microsoft.Management/managementGroups',
        name: group.name,
        properties: { displayName: group.displayName, parent },
      },
      ...descendants(estate, group.name),
    ]),
    ...subscriptions.map(({ id, displayName }) => ({
      id: `/subscriptions/${id}`,
      type: '/subscriptions',
      name: id,
      properties: { displayName, parent },
    })),
  ]
}

function one(body: unknown): Response {
  return Response.json(body, { headers: rationed() })
}

function list({ url }: Asked, items: readonly unknown[], pageSize: number): Response {
  const start = Number(url.searchParams.get('$skiptoken') ?? 0)
  const end = start + pageSize
  const next = new URL(url)
  next.searchParams.set('$skiptoken', String(end))
  return Response.json(
    { value: items.slice(start, end), ...(end < items.length && { nextLink: next.href }) },
    { headers: rationed() },
  )
}

function rationed(): Readonly<Record<string, string>> {
  return { 'x-ms-ratelimit-remaining-subscription-reads': String(READS - 1) }
}

function missing(path: string): Response {
  return failure(404, 'ResourceNotFound', `The Resource '${path}' was not found.`)
}

/** https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling */
function refuse(why: Refusal, { service, operation, account }: Call): Response {
  const action = `${service}/${operation}`
  switch (why) {
    case 'denied':
      return failure(
        403,
        'AuthorizationFailed',
        `The client does not have authorization to perform action '${action}' over scope '/subscriptions/${account}' or the scope is invalid.`,
      )
    case 'throttled':
      return failure(429, 'TooManyRequests', 'The request is being throttled.', {
        'retry-after': '1',
        'x-ms-ratelimit-remaining-subscription-reads': '0',
      })
    case 'unavailable':
      return failure(503, 'ServerBusy', 'The server is busy.')
    case 'internal-error':
      return failure(500, 'InternalServerError', 'An internal error occurred.')
    case 'credentials-expired':
      return failure(401, 'ExpiredAuthenticationToken', 'The access token has expired.')
    case 'clock-skewed':
      return failure(401, 'InvalidAuthenticationToken', 'The access token is not yet valid.')
    case 'page-token-expired':
      return failure(400, 'InvalidSkipToken', 'The skip token has expired.')
  }
}

function failure(
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return Response.json({ error: { code, message } }, { status, headers })
}
