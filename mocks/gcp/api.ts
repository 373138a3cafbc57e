/** What the services of the simulated Google share: routes, pages and refusals. @module */

import type { GcpEstate, GcpProject } from './estate.ts'

/** One method of one API, by its name in Google's discovery documents. */
export interface Route {
  /** `storage:buckets.list`. */
  readonly id: string
  /** The host, which is also the name by which the API is switched on. */
  readonly api: string
  readonly method: 'GET' | 'POST'
  /** Over the path, decoded; groups name what the answer needs. */
  readonly path: RegExp
  /** Key of the parameter that names the project, or of the group; null above projects. */
  readonly project: ((asked: Asked) => string | undefined) | null
  readonly answer: (asked: Asked, project: GcpProject) => unknown
}

export interface Asked {
  readonly estate: GcpEstate
  readonly url: URL
  readonly groups: Readonly<Record<string, string | undefined>>
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

/** A page of a list under `key`, and the token of the next; never more than the API's own limit. */
export function paged<T>(
  { url }: Asked,
  key: string,
  items: readonly T[],
  limit: { readonly parameter: string; readonly most: number },
): Readonly<Record<string, unknown>> {
  const token = url.searchParams.get('pageToken')
  const start = token === null ? 0 : Number(Buffer.from(token, 'base64url').toString())
  if (!Number.isInteger(start) || start < 0) {
    throw new GoogleFailure(400, 'INVALID_ARGUMENT', 'invalid', 'The page token is invalid.')
  }
  const asked = Number(url.searchParams.get(limit.parameter) ?? limit.most)
  const end = start + Math.min(limit.most, asked || limit.most)
  const page = items.slice(start, end)
  return {
    // Google leaves a list out of its answer rather than send an empty one.
    ...(page.length > 0 && { [key]: page }),
    ...(end < items.length && { nextPageToken: Buffer.from(String(end)).toString('base64url') }),
  }
}

export function policyOf({ bindings }: { readonly bindings: readonly unknown[] }) {
  return { version: 3, etag: 'BwYAAAAAAAA=', ...(bindings.length > 0 && { bindings }) }
}

/** The project that a name such as `projects/acme/locations/x` begins with. */
export function projectIn(name: string | undefined): string | undefined {
  return /^projects\/([^/]+)/.exec(name ?? '')?.[1]
}

export function fromGroup(group: string): (asked: Asked) => string | undefined {
  return ({ groups }) => groups[group]
}
