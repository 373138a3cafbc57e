import type { Explanation, GapReason } from '#model'
import { GoogleError, UnreadableAnswer } from './wire.ts'

/**
 * Codes that say why, where the HTTP status alone would mislead.
 * https://cloud.google.com/apis/design/errors and the `ErrorInfo` reasons of googleapis.com.
 */
const REASONS: Readonly<Record<string, GapReason>> = {
  SERVICE_DISABLED: 'not-enabled',
  accessNotConfigured: 'not-enabled',
  CONSUMER_SUSPENDED: 'not-enabled',
  RATE_LIMIT_EXCEEDED: 'throttled',
  RESOURCE_EXHAUSTED: 'throttled',
  rateLimitExceeded: 'throttled',
  userRateLimitExceeded: 'throttled',
  quotaExceeded: 'throttled',
  ACCESS_TOKEN_EXPIRED: 'credentials',
  UNAUTHENTICATED: 'credentials',
  authError: 'credentials',
}

/** Errors that say in words that the API was never switched on in the project. */
const NOT_ENABLED = /has not been used in project .* before or it is disabled/

/** What Google, the way to Google, or the credential library meant. */
export function explain(error: unknown): Explanation {
  if (error instanceof GoogleError) {
    return {
      code: error.code,
      reason: NOT_ENABLED.test(error.message)
        ? 'not-enabled'
        : (REASONS[error.code] ?? byStatus(error.status)),
      message: error.message,
      ...(error.retryAfterMs !== undefined && { retryAfterMs: error.retryAfterMs }),
    }
  }
  if (!(error instanceof Error)) {
    return { code: 'unknown', reason: 'defect', message: String(error) }
  }
  const code = codeOf(error)
  return { code, reason: byNature(error, code), message: error.message }
}

function byStatus(status: number): GapReason {
  if (status === 401) return 'credentials'
  if (status === 403) return 'denied'
  if (status === 429) return 'throttled'
  if (status === 408 || status === 504) return 'timed-out'
  return 'unavailable'
}

/** The network's own code is on the cause of what `fetch` throws. */
function codeOf(error: Error): string {
  const { cause } = error
  if (cause instanceof Error && 'code' in cause) return String(cause.code)
  return 'code' in error ? String(error.code) : error.name
}

const TIMEOUTS = new Set(['ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT'])

/** `invalid_grant` is what Google's token endpoint says when a refresh token was withdrawn. */
function byNature(error: Error, code: string): GapReason {
  if (error.name === 'AbortError' || error.name === 'TimeoutError' || TIMEOUTS.has(code)) {
    return 'timed-out'
  }
  if (/invalid_grant|invalid_rapt|default credentials/.test(error.message)) return 'credentials'
  if (error instanceof UnreadableAnswer) return 'malformed'
  if (error.cause !== undefined || /^E[A-Z]+$/.test(code)) return 'unavailable'
  return 'defect'
}
