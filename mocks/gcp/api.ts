/** What the services of the simulated Google share: routes, pages and refusals. @module */

import { createHash } from 'node:crypto'
import type { Binding, GcpEstate, GcpProject, Policy } from './estate.ts'

/** One method of one API, by its name in Google's discovery documents. */
export interface Route {
  /** `storage:buckets.list`. */
  readonly id: string
  /** The host, which is also the name by which the API is switched on. */
  readonly api: string
  readonly method: 'GET' | 'POST'
  /** Over the path, decoded; groups name what the answer needs. */
  readonly path: RegExp
  /** Which project is asked about; null, and answering null, means something above projects. */
  readonly project: ((asked: Asked) => string | null | undefined) | null
  readonly answer: (asked: Asked, project: GcpProject) => unknown
}

export interface Asked {
  readonly estate: GcpEstate
  readonly url: URL
  readonly groups: Readonly<Record<string, string | undefined>>
  /** Of a POST, parsed; an empty object otherwise. */
  readonly body: Readonly<Record<string, unknown>>
}

/** A refusal that the service makes by itself. */
export class GoogleFailure extends Error {
  readonly code: number
  readonly status: string
  readonly reason: string

  constructor(code: number, status: string, reason: string, message: string) {
    super(message)
    this.code = code
    this.status = status
    this.reason = reason
  }
}

export function notFound(what: string): GoogleFailure {
  return new GoogleFailure(404, 'NOT_FOUND', 'notFound', `${what} was not found.`)
}

/** https://cloud.google.com/apis/design/errors and the older `errors` list that Storage still has. */
export function refusal({ code, status, reason, message }: GoogleFailure): Response {
  const error = {
    code,
    message,
    status,
    errors: [{ message, domain: 'global', reason }],
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: DETAIL_REASONS[reason] ?? reason,
        domain: 'googleapis.com',
      },
    ],
  }
  return Response.json({ error }, { status: code })
}

/** What ErrorInfo calls the same thing. */
const DETAIL_REASONS: Readonly<Record<string, string>> = {
  forbidden: 'IAM_PERMISSION_DENIED',
  accessNotConfigured: 'SERVICE_DISABLED',
  rateLimitExceeded: 'RATE_LIMIT_EXCEEDED',
  authError: 'ACCESS_TOKEN_EXPIRED',
}

/** How many a list gives at once: at most, and when the caller does not say. */
export interface PageSize {
  readonly parameter: string
  readonly most: number
  /** The same as `most` when absent. */
  readonly usual?: number
}

/** A page of a list under `key`, and the token of the next; never more than the API's own limit. */
export function paged<T>(
  asked: Asked,
  key: string,
  items: readonly T[],
  size: PageSize,
): Readonly<Record<string, unknown>> {
  const { page, nextPageToken } = slice(asked, items, size)
  return {
    // Google leaves a list out of its answer rather than send an empty one.
    ...(page.length > 0 && { [key]: page }),
    ...(nextPageToken !== undefined && { nextPageToken }),
  }
}

export function slice<T>(
  { url }: Asked,
  items: readonly T[],
  { parameter, most, usual = most }: PageSize,
  tokenParameter = 'pageToken',
): { readonly page: readonly T[]; readonly nextPageToken?: string } {
  const token = url.searchParams.get(tokenParameter)
  const start = token ? Number(Buffer.from(token, 'base64url').toString()) : 0
  if (!Number.isInteger(start) || start < 0) throw invalid('The page token is invalid.')

  const asked = Number(url.searchParams.get(parameter) ?? 0)
  if (!Number.isInteger(asked) || asked < 0) throw invalid(`Invalid value for ${parameter}.`)
  const end = start + Math.min(most, asked || usual)
  return {
    page: items.slice(start, end),
    ...(end < items.length && { nextPageToken: Buffer.from(String(end)).toString('base64url') }),
  }
}

export function invalid(message: string): GoogleFailure {
  return new GoogleFailure(400, 'INVALID_ARGUMENT', 'invalid', message)
}

const VERSION_PARAMETERS = ['options.requestedPolicyVersion', 'optionsRequestedPolicyVersion']

/**
 * A policy as its caller may see it. Whoever did not ask for version 3 gets conditional bindings
 * without the condition and with a mark on the role, so that nobody writes them back by mistake.
 * https://cloud.google.com/iam/docs/troubleshoot-withcond
 */
export function policyFor({ url, body }: Asked, { bindings, auditConfigs = [] }: Policy) {
  const options = body['options']
  const inBody =
    typeof options === 'object' && options !== null && 'requestedPolicyVersion' in options
      ? options.requestedPolicyVersion
      : undefined
  const inQuery = VERSION_PARAMETERS.map((name) => url.searchParams.get(name)).find(Boolean)
  const asksForConditions = Number(inBody ?? inQuery ?? 1) >= 3
  const isConditional = bindings.some(({ condition }) => condition)

  return {
    version: isConditional && asksForConditions ? 3 : 1,
    etag: 'BwYAAAAAAAA=',
    ...(bindings.length > 0 && {
      bindings: asksForConditions ? bindings : bindings.map(withoutCondition),
    }),
    ...(auditConfigs.length > 0 && { auditConfigs }),
  }
}

function withoutCondition({ role, members, condition }: Binding) {
  if (!condition) return { role, members }
  const mark = createHash('sha256').update(condition.expression).digest('hex').slice(0, 20)
  return { role: `${role}_withcond_${mark}`, members }
}

/** The project that a name such as `projects/acme/locations/x` begins with. */
export function projectIn(name: string | undefined): string | undefined {
  return /^projects\/([^/]+)/.exec(name ?? '')?.[1]
}

export function fromGroup(group: string): (asked: Asked) => string | undefined {
  return ({ groups }) => groups[group]
}
