import type { Explanation, GapReason } from '#model'

/** What Azure said instead of an answer. */
export class ArmError extends Error {
  override readonly name = 'ArmError'
  readonly status: number
  /** The most specific code in the body, else `HTTP 503`. */
  readonly code: string
  readonly retryAfterMs: number | undefined

  constructor(status: number, code: string, message: string, retryAfterMs?: number) {
    super(message)
    this.status = status
    this.code = code
    this.retryAfterMs = retryAfterMs
  }

  static from(status: number, headers: Headers, text: string): ArmError {
    const { code = `HTTP ${status}`, message = text.slice(0, 200) } = parseError(text)
    return new ArmError(status, code, message, retryAfter(headers))
  }
}

/** An answer that came, and that is not what Azure documents. */
export class UnreadableAnswer extends Error {
  override readonly name = 'UnreadableAnswer'

  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
  }
}

interface ErrorBody {
  readonly code?: string
  readonly message?: string
}

/**
 * `{ error: { code, message } }`; some resource providers leave the outer object out. A proxy on
 * the way may answer in HTML: then the status alone has to do.
 * https://github.com/Azure/azure-resource-manager-rpc/blob/master/v1.0/common-api-details.md#error-response-content
 */
function parseError(text: string): ErrorBody {
  try {
    const body: unknown = JSON.parse(text)
    const error = isObject(body) && isObject(body.error) ? body.error : body
    if (!isObject(error)) return {}
    return {
      ...(typeof error.code === 'string' && { code: error.code }),
      ...(typeof error.message === 'string' && { message: error.message }),
    }
  } catch {
    return {}
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** Milliseconds in the services' own headers; else seconds, or a date: RFC 9110. */
function retryAfter(headers: Headers): number | undefined {
  const exact = headers.get('retry-after-ms') ?? headers.get('x-ms-retry-after-ms')
  if (exact !== null && Number.isFinite(Number(exact))) return Number(exact)
  const header = headers.get('retry-after')
  if (header === null) return undefined
  const seconds = Number(header)
  if (Number.isFinite(seconds)) return seconds * 1000
  const until = Date.parse(header)
  return Number.isNaN(until) ? undefined : Math.max(0, until - Date.now())
}

/**
 * Codes that say why, where the HTTP status alone would mislead.
 * https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/common-deployment-errors
 */
const REASONS: Readonly<Record<string, GapReason>> = {
  AuthorizationFailed: 'denied',
  AuthorizationPermissionMismatch: 'denied',
  LinkedAuthorizationFailed: 'denied',
  RequestDisallowedByPolicy: 'denied',
  // Said of subscriptions that are there and that we may not see, too.
  SubscriptionNotFound: 'denied',
  InvalidSubscriptionId: 'denied',

  MissingSubscriptionRegistration: 'not-enabled',
  SubscriptionNotRegistered: 'not-enabled',
  NoRegisteredProviderFound: 'not-enabled',
  ReadOnlyDisabledSubscription: 'not-enabled',
  FeatureNotSupportedForAccount: 'not-enabled',
  AadPremiumLicenseRequired: 'not-enabled',

  ExpiredAuthenticationToken: 'credentials',
  AuthenticationFailed: 'credentials',
  AuthenticationFailedMissingToken: 'credentials',
  AuthenticationFailedInvalidHeader: 'credentials',
  InvalidAuthenticationToken: 'credentials',
  InvalidAuthenticationTokenTenant: 'credentials',
  InvalidAuthenticationTokenAudience: 'credentials',

  TooManyRequests: 'throttled',
  OperationNotAllowedRateLimit: 'throttled',
  SubscriptionRequestsThrottled: 'throttled',
  ResourceRequestsThrottled: 'throttled',
  RateLimiting: 'throttled',

  GatewayTimeout: 'timed-out',
  OperationTimedOut: 'timed-out',
  ServerTimeout: 'timed-out',
}

/** What Azure, the way to Azure, or the credential library meant. */
export function explain(error: unknown): Explanation {
  if (error instanceof ArmError) {
    const { code, status, message, retryAfterMs } = error
    return {
      code,
      reason: REASONS[code] ?? byStatus(status),
      message: firstLine(message),
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    }
  }
  if (!(error instanceof Error)) {
    return { code: 'unknown', reason: 'defect', message: String(error) }
  }
  const code = codeOf(error)
  return { code, reason: byNature(error, code), message: firstLine(error.message) }
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

/** The names that @azure/identity gives to what it throws. */
const CREDENTIALS =
  /^(CredentialUnavailableError|AuthenticationError|AggregateAuthenticationError|AuthenticationRequiredError)$/

function byNature(error: Error, code: string): GapReason {
  if (error.name === 'AbortError' || error.name === 'TimeoutError' || TIMEOUTS.has(code)) {
    return 'timed-out'
  }
  if (CREDENTIALS.test(error.name)) return 'credentials'
  if (error instanceof UnreadableAnswer) return 'malformed'
  if (error.cause !== undefined || /^E[A-Z]+$/.test(code)) return 'unavailable'
  return 'defect'
}

/** The chain of credentials appends the story of each that it tried. */
function firstLine(message: string): string {
  return message.split('\n')[0] ?? ''
}
