/**
 * JSON over HTTP to one service, with patience for rate limits and none for leaks: what goes into
 * an error names the request and the service's own words, never a header of ours.
 *
 * @module
 */

export interface RestOptions {
  readonly baseUrl: string
  /** The whole `authorization` header. */
  readonly authorization: string
  readonly fetch: typeof fetch
  readonly sleep: (ms: number) => Promise<void>
}

export interface RestReply {
  readonly status: number
  /** Parsed JSON; null where the answer has no body. */
  readonly body: unknown
}

export type Rest = (method: string, path: string, body?: unknown) => Promise<RestReply>

/** The service refused for good. `status` is HTTP's; the message holds its first words. */
export class RestError extends Error {
  override readonly name = 'RestError'
  readonly status: number

  constructor(message: string, status: number) {
    super(message)
    this.status = status
  }
}

const ATTEMPTS = 6
const TIMEOUT_MS = 30_000
const LONGEST_WAIT_MS = 120_000

/**
 * Throws RestError on a refusal. A request that writes is repeated only when the service said that
 * it had not been taken (429, 503 with Retry-After): anything else might write twice.
 */
export function createRest({ baseUrl, authorization, fetch, sleep }: RestOptions): Rest {
  const base = baseUrl.replace(/\/+$/, '')

  return async (method, path, body) => {
    for (let attempt = 1; ; attempt++) {
      const response = await fetch(`${base}${path}`, {
        method,
        headers: {
          authorization,
          accept: 'application/json',
          'user-agent': 'ajar',
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      })
      const text = await response.text()
      if (response.ok)
        return { status: response.status, body: text === '' ? null : JSON.parse(text) }

      const wait = waitAfter(response, method, attempt)
      if (wait === undefined || attempt === ATTEMPTS) {
        throw new RestError(
          `${method} ${path} was answered ${response.status}: ${firstWords(text)}`,
          response.status,
        )
      }
      await sleep(wait)
    }
  }
}

function waitAfter(response: Response, method: string, attempt: number): number | undefined {
  const told = Number(response.headers.get('retry-after') ?? Number.NaN) * 1000
  const notTaken = response.status === 429 || (response.status === 503 && !Number.isNaN(told))
  const harmless = method === 'GET' && response.status >= 500
  if (!notTaken && !harmless) return undefined
  return Math.min(LONGEST_WAIT_MS, Number.isNaN(told) ? 500 * 2 ** attempt : told)
}

function firstWords(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 300) || 'no explanation'
}
