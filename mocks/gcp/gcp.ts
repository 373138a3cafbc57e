/**
 * The simulated Google Cloud: one function that answers for its APIs over an estate. It reads
 * only; what would change something is refused with 403, as it would be for an auditor.
 *
 * @module
 */

import type { Call, Exchange, Refusal, SimulatedCloud } from '../cloud.ts'
import { type Asked, GoogleFailure, type Route, refusal } from './api.ts'
import { bigquery, sql } from './data.ts'
import type { GcpEstate, GcpProject } from './estate.ts'
import { iam } from './iam.ts'
import { kms } from './kms.ts'
import { resourceManager } from './resourceManager.ts'
import { storage } from './storage.ts'

const ROUTES = [...resourceManager, ...storage, ...iam, ...kms, ...sql, ...bigquery]

export function createGcp(estate: GcpEstate): SimulatedCloud {
  return {
    name: 'gcp',
    owns: ({ url }) => new URL(url).hostname.endsWith('.googleapis.com'),
    receive: async (request) => exchange(estate, request),
  }
}

function exchange(estate: GcpEstate, request: Request): Exchange {
  const url = new URL(request.url)
  // Some clients write `//` where a base path ends in a slash; Google takes it for one.
  const path = decodeURIComponent(url.pathname).replaceAll(/\/{2,}/g, '/')
  const route = ROUTES.find(
    ({ method, api, path: shape }) =>
      method === request.method && api === url.hostname && shape.test(path),
  )
  const groups = route?.path.exec(path)?.groups ?? {}
  const asked: Asked = { estate, url, groups }
  const project = route?.project?.(asked)
  const [service = url.hostname, operation = `${request.method} ${path}`] =
    route?.id.split(/:(.*)/s) ?? []
  const call: Call = {
    cloud: 'gcp',
    service,
    operation,
    account: project ?? '',
    region: '',
    writes: route === undefined && request.method !== 'GET',
    continues: url.searchParams.has('pageToken'),
  }

  return {
    request,
    call,
    refuse: (why) => refuse(why, call),
    async answer() {
      if (call.writes) return refuse('denied', call)
      try {
        if (!route) {
          throw new GoogleFailure(
            404,
            'NOT_FOUND',
            'notFound',
            `${path} is no method of ${service}.`,
          )
        }
        return Response.json(answer(route, asked, project))
      } catch (error) {
        if (error instanceof GoogleFailure) return refusal(error)
        throw error
      }
    },
  }
}

function answer(route: Route, asked: Asked, name: string | undefined): unknown {
  const project = asked.estate.projects.find(({ id, number }) => id === name || number === name)
  // Google does not tell those who may not know whether a project is there.
  if (route.project !== null && !project) throw denied(route.id)
  if (project) {
    if (project.apisOff.includes(route.api)) throw switchedOff(route.api, project)
    const names = Object.values(asked.groups)
    const denial = project.denied.find(
      ({ operation, resource }) =>
        operation === route.id && (resource === undefined || names.includes(resource)),
    )
    if (denial) throw denied(route.id)
  }
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
