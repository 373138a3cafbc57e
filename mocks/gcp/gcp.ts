/**
 * The simulated Google Cloud: one function that answers for its APIs over an estate. It reads
 * only; what would change something is refused with 403, as it would be for an auditor.
 *
 * @module
 */

import type { Call, Exchange, Refusal, SimulatedCloud } from '../cloud.ts'
import { type Asked, GoogleFailure, notFound, type Route, refusal } from './api.ts'
import { assets } from './assets.ts'
import { compute } from './compute.ts'
import { bigquery, sql } from './data.ts'
import type { GcpEstate, GcpProject } from './estate.ts'
import { guardrails } from './guardrails.ts'
import { iam } from './iam.ts'
import { kms } from './kms.ts'
import { pubsub, secretManager } from './messages.ts'
import { resourceManager } from './resourceManager.ts'
import { serviceUsage } from './services.ts'
import { functions, run } from './serving.ts'
import { storage } from './storage.ts'
import { tokens } from './tokens.ts'

const ROUTES: readonly Route[] = [
  ...tokens,
  ...resourceManager,
  ...guardrails,
  ...storage,
  ...iam,
  ...kms,
  ...sql,
  ...bigquery,
  ...compute,
  ...run,
  ...functions,
  ...pubsub,
  ...secretManager,
  ...serviceUsage,
  ...assets,
]

/**
 * Owns Google's hosts, and on any other host, such as a loopback endpoint that stands for all of
 * them, the paths of Google's APIs. A caller of one method by a path that two APIs share
 * (`/v1/projects/p/locations`) is then answered by the first that has it.
 */
export function createGcp(estate: GcpEstate): SimulatedCloud {
  return {
    name: 'gcp',
    owns: ({ url, method }) => {
      const { hostname, pathname } = new URL(url)
      return (
        hostname.endsWith('.googleapis.com') ||
        (isLoopback(hostname) && routeOf(method, hostname, plain(pathname)) !== undefined)
      )
    },
    receive: async (request) => exchange(estate, request),
  }
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname.endsWith('.localhost')
}

/** Some clients write `//` where a base path ends in a slash; Google takes it for one. */
function plain(pathname: string): string {
  return decodeURIComponent(pathname).replaceAll(/\/{2,}/g, '/')
}

function routeOf(method: string, host: string, path: string): Route | undefined {
  return ROUTES.find(
    (route) => route.method === method && isHostOf(route.api, host) && route.path.test(path),
  )
}

/** An API also answers at `www`, and regional ones at `europe-west1-run.googleapis.com`. */
function isHostOf(api: string, host: string): boolean {
  return (
    host === api ||
    host.endsWith(`-${api}`) ||
    host === 'www.googleapis.com' ||
    !host.endsWith('.googleapis.com')
  )
}

async function exchange(estate: GcpEstate, request: Request): Promise<Exchange> {
  const url = new URL(request.url)
  const path = plain(url.pathname)
  const route = routeOf(request.method, url.hostname, path)
  const groups = route?.path.exec(path)?.groups ?? {}
  const asked: Asked = { estate, url, groups, body: await bodyOf(request) }
  const project = route && settled(() => route.project?.(asked))
  const [service = url.hostname, operation = `${request.method} ${path}`] =
    route?.id.split(/:(.*)/s) ?? []
  const call: Call = {
    cloud: 'gcp',
    service,
    operation,
    account: typeof project === 'string' ? project : '',
    region: groups['location'] ?? '',
    writes: route === undefined && request.method !== 'GET',
    continues: url.searchParams.has('pageToken') || url.searchParams.has('continue'),
  }

  return {
    request,
    call,
    refuse: (why) => refuse(why, call),
    async answer() {
      if (call.writes) return refuse('denied', call)
      if (!route) return refusal(notFound(`${path} is no method of ${service}: it`))
      if (project instanceof GoogleFailure) return refusal(project)
      const body = settled(() => answer(route, asked, project))
      return body instanceof GoogleFailure ? refusal(body) : Response.json(body)
    },
  }
}

async function bodyOf(request: Request): Promise<Asked['body']> {
  const text = request.body ? await request.clone().text() : ''
  try {
    const body: unknown = JSON.parse(text)
    // Every API takes an object or nothing.
    return typeof body === 'object' && body !== null ? (body as Asked['body']) : {}
  } catch {
    // Forms, as at the token endpoint: none of their fields is looked at.
    return {}
  }
}

/** What is answered, or the refusal that the service itself threw. */
function settled<T>(ask: () => T): T | GoogleFailure {
  try {
    return ask()
  } catch (error) {
    if (error instanceof GoogleFailure) return error
    throw error
  }
}

function answer(route: Route, asked: Asked, name: string | null | undefined): unknown {
  const isAbove = route.project === null || name === null
  const project = asked.estate.projects.find(({ id, number }) => id === name || number === name)
  // Google does not tell those who may not know whether a project is there.
  if (!isAbove && !project) throw denied(route.id)
  if (project?.apisOff.includes(route.api)) throw switchedOff(route.api, project)

  const names = Object.values(asked.groups)
  const isDenied = (project?.denied ?? asked.estate.denied)?.some(
    ({ operation, resource }) =>
      operation === route.id && (resource === undefined || names.includes(resource)),
  )
  if (isDenied) throw denied(route.id)
  // Routes above projects take no project; the type asks for one all the same.
  return route.answer(asked, project as GcpProject)
}

function denied(id: string): GoogleFailure {
  const permission = id.replace(':', '.').replace('.projects.', '.').replace('.locations.', '.')
  return new GoogleFailure(
    403,
    'PERMISSION_DENIED',
    'forbidden',
    `Permission '${permission}' denied on resource (or it may not exist).`,
  )
}

function switchedOff(api: string, { number }: GcpProject): GoogleFailure {
  return new GoogleFailure(
    403,
    'PERMISSION_DENIED',
    'accessNotConfigured',
    `${api} has not been used in project ${number} before or it is disabled.`,
  )
}

/** https://cloud.google.com/apis/design/errors#handling_errors */
function refuse(why: Refusal, { service, operation }: Call): Response {
  const failures: Readonly<Record<Refusal, GoogleFailure>> = {
    throttled: new GoogleFailure(
      429,
      'RESOURCE_EXHAUSTED',
      'rateLimitExceeded',
      `Quota exceeded for quota metric 'Read requests' of service '${service}.googleapis.com'.`,
    ),
    denied: denied(`${service}:${operation}`),
    unavailable: new GoogleFailure(503, 'UNAVAILABLE', 'backendError', 'Try again.'),
    'internal-error': new GoogleFailure(500, 'INTERNAL', 'internalError', 'Internal error.'),
    'credentials-expired': new GoogleFailure(
      401,
      'UNAUTHENTICATED',
      'authError',
      'Request had invalid authentication credentials.',
    ),
    'clock-skewed': new GoogleFailure(
      401,
      'UNAUTHENTICATED',
      'authError',
      'Token used too early or too late.',
    ),
    'page-token-expired': new GoogleFailure(
      400,
      'INVALID_ARGUMENT',
      'invalid',
      'The page token has expired.',
    ),
  }
  return refusal(failures[why])
}
