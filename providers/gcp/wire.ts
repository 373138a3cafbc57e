/**
 * One authorised request to a Google API, sent once. Every call of this provider leaves by here,
 * whether a client package or a REST path built it, so that endpoints, credentials, the quota
 * project and errors are dealt with in one place.
 *
 * @module
 */

import { UsageError } from '#model'

/** One call's way out. The signal ends the request when the gateway's time is up. */
export interface Wire {
  /** The parsed JSON body; throws {@link GoogleError} for any status that is no success. */
  send(request: WireRequest): Promise<unknown>
}

export interface WireRequest {
  readonly method: string
  readonly url: URL
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** Makes the call of one operation from its input. */
export type Sender = (input: never, wire: Wire) => Promise<unknown>

/** What a Google API said instead of an answer. */
export class GoogleError extends Error {
  override readonly name = 'GoogleError'
  readonly status: number
  /** The most specific word in the body: an `ErrorInfo` reason, else the canonical status. */
  readonly code: string
  readonly retryAfterMs: number | undefined

  constructor(status: number, code: string, message: string, retryAfterMs?: number) {
    super(message)
    this.status = status
    this.code = code
    this.retryAfterMs = retryAfterMs
  }
}

/** An answer that came, and that is not what Google documents. */
export class UnreadableAnswer extends Error {
  override readonly name = 'UnreadableAnswer'

  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
  }
}

/** The headers that identify us, or none where a loopback endpoint asks for none. */
export type Authorize = (url: URL) => Promise<Readonly<Record<string, string>>>

export interface WireOptions {
  /**
   * A transport, or `fetch`. The signal goes along beside the request: Node holds that of a
   * `Request` weakly, so that a time-out can be collected before it strikes.
   */
  readonly transport: (
    request: Request,
    init: { readonly signal: AbortSignal },
  ) => Promise<Response>
  readonly endpoints: Endpoints
  readonly authorize: Authorize
  readonly quotaProject: string | undefined
}

/** @returns for each call a wire that the call's own signal can cut. */
export function createWire({ transport, endpoints, authorize, quotaProject }: WireOptions) {
  return (signal: AbortSignal): Wire => ({
    async send({ method, url: asked, headers = {}, body }) {
      const url = endpoints.resolve(asked)
      const response = await transport(
        new Request(url, {
          method,
          signal,
          headers: {
            accept: 'application/json',
            ...headers,
            ...(body !== undefined && { 'content-type': 'application/json' }),
            ...(quotaProject && { 'x-goog-user-project': quotaProject }),
            ...(await authorize(url)),
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        }),
        { signal },
      )
      const text = await response.text()
      if (!response.ok) throw errorFrom(response, text)
      return parseBody(text)
    },
  })
}

function parseBody(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text)
  } catch (cause) {
    throw new UnreadableAnswer(cause)
  }
}

interface ErrorBody {
  readonly error?: {
    readonly status?: string
    readonly message?: string
    readonly errors?: readonly { readonly reason?: string }[]
    readonly details?: readonly { readonly '@type'?: string; readonly reason?: string }[]
  }
}

/** https://cloud.google.com/apis/design/errors#http_mapping, and the older `errors[].reason`. */
function errorFrom(response: Response, text: string): GoogleError {
  const { error } = parseError(text)
  const info = error?.details?.find((detail) => detail['@type']?.endsWith('ErrorInfo'))
  const code =
    info?.reason ?? error?.status ?? error?.errors?.[0]?.reason ?? `HTTP ${response.status}`
  return new GoogleError(
    response.status,
    code,
    error?.message ?? `${response.status} ${response.statusText}`,
    retryAfter(response.headers.get('retry-after')),
  )
}

/** A proxy on the way may answer in HTML: then the status alone has to do. */
function parseError(text: string): ErrorBody {
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === 'object' && body !== null ? body : {}
  } catch {
    return {}
  }
}

/** Seconds, or a date: https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function retryAfter(header: string | null): number | undefined {
  if (header === null) return undefined
  const seconds = Number(header)
  if (Number.isFinite(seconds)) return seconds * 1000
  const until = Date.parse(header)
  return Number.isNaN(until) ? undefined : Math.max(0, until - Date.now())
}

/** Where each API is reached: at Google, or where the environment says. */
export interface Endpoints {
  resolve(url: URL): URL
  /** Whether any API is served on this machine, by an emulator or a simulated cloud. */
  readonly anyOnLoopback: boolean
}

const OVERRIDE = /^CLOUDSDK_API_ENDPOINT_OVERRIDES_([A-Z0-9]+)$/

/** gcloud's name of an API where it is not the first label of the API's host. */
const HOST_OF: Readonly<Record<string, string>> = { sql: 'sqladmin' }

/**
 * gcloud's own variables, `CLOUDSDK_API_ENDPOINT_OVERRIDES_IAM=http://127.0.0.1:8080/`, and the
 * `STORAGE_EMULATOR_HOST` that the storage clients share. `everything` overrides all of them.
 * https://cloud.google.com/sdk/gcloud/reference/topic/endpoint-override
 */
export function endpointsFrom(
  environment: Readonly<Record<string, string | undefined>>,
  everything: string | undefined,
): Endpoints {
  const overrides = new Map<string, URL>()
  const emulator = environment.STORAGE_EMULATOR_HOST
  if (emulator) overrides.set('storage', endpoint('STORAGE_EMULATOR_HOST', emulator))
  for (const [name, value] of Object.entries(environment)) {
    const api = OVERRIDE.exec(name)?.[1]?.toLowerCase()
    if (api && value) overrides.set(HOST_OF[api] ?? api, endpoint(name, value))
  }
  const catchAll = everything ? endpoint('gcp-endpoint', everything) : undefined

  return {
    anyOnLoopback: [...overrides.values(), ...(catchAll ? [catchAll] : [])].some(isLoopback),
    resolve(url) {
      const override = catchAll ?? overrides.get(url.hostname.split('.')[0] ?? '')
      return override ? moved(url, override) : url
    },
  }
}

/** Keeps path and query. gcloud's defaults carry the API's own prefix, which must not be doubled. */
function moved(url: URL, override: URL): URL {
  const prefix = override.pathname.replace(/\/+$/, '')
  const path = url.pathname.startsWith(`${prefix}/`) ? url.pathname : `${prefix}${url.pathname}`
  return new URL(`${override.origin}${path}${url.search}`)
}

function endpoint(name: string, value: string): URL {
  const text = /^[a-z]+:\/\//.test(value) ? value : `http://${value}`
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url) throw new UsageError(`${name} is no address: give it as http://127.0.0.1:PORT.`)
  if (url.protocol !== 'https:' && !isLoopback(url)) {
    throw new UsageError(
      `${name} would send credentials in clear to ${url.host}: use https, or an address of this machine.`,
    )
  }
  return url
}

/** A loopback address never leaves the machine, so no credential is sent there. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.')
}
