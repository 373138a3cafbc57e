/** What an error of the vendor's client means. @module */

import type { Explanation, GapReason } from '#model'

/**
 * Codes by meaning. A code that is not here is judged by its HTTP status, and one without a status
 * is `unavailable`: never an answer.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html and each service's own page.
 */
const REASONS: Readonly<Record<string, GapReason>> = {
  AccessDenied: 'denied',
  AccessDeniedException: 'denied',
  AllAccessDisabled: 'denied',
  AuthorizationError: 'denied',
  AuthorizationErrorException: 'denied',
  UnauthorizedOperation: 'denied',
  NotAuthorized: 'denied',
  Forbidden: 'denied',

  ExpiredToken: 'credentials',
  ExpiredTokenException: 'credentials',
  TokenRefreshRequired: 'credentials',
  RequestExpired: 'credentials',
  InvalidClientTokenId: 'credentials',
  InvalidAccessKeyId: 'credentials',
  SignatureDoesNotMatch: 'credentials',
  InvalidSignatureException: 'credentials',
  UnrecognizedClientException: 'credentials',
  AuthFailure: 'credentials',
  CredentialsProviderError: 'credentials',
  TokenProviderError: 'credentials',
  RequestTimeTooSkewed: 'credentials',

  Throttling: 'throttled',
  ThrottlingException: 'throttled',
  ThrottledException: 'throttled',
  RequestThrottled: 'throttled',
  RequestThrottledException: 'throttled',
  RequestLimitExceeded: 'throttled',
  TooManyRequestsException: 'throttled',
  ProvisionedThroughputExceededException: 'throttled',
  BandwidthLimitExceeded: 'throttled',
  LimitExceededException: 'throttled',
  PriorRequestNotComplete: 'throttled',
  TransactionInProgressException: 'throttled',
  EC2ThrottledException: 'throttled',
  SlowDown: 'throttled',

  OptInRequired: 'not-enabled',
  SubscriptionRequiredException: 'not-enabled',
  RegionDisabledException: 'not-enabled',
  AWSOrganizationsNotInUseException: 'not-enabled',

  TimeoutError: 'timed-out',
  RequestTimeout: 'timed-out',
  RequestTimeoutException: 'timed-out',
}

export function explain(error: unknown): Explanation {
  if (!(error instanceof Error)) {
    return { code: 'Unknown', reason: 'unavailable', message: String(error) }
  }
  const code = codeOf(error)
  const message = firstLine(error.message)
  const retryAfterMs = retryAfterOf(error)
  return {
    code,
    reason: REASONS[code] ?? byStatus(statusOf(error), error),
    message: message === code ? '' : message,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  }
}

/** The service's own code; the network's, such as `ECONNRESET`; or the name of the error. */
function codeOf(error: Error): string {
  for (const field of ['Code', 'code'] as const) {
    const code: unknown = Reflect.get(error, field)
    if (typeof code === 'string' && code !== '') return lastPart(code)
  }
  return lastPart(error.name)
}

/** Query services prefix the code, as in `AWS.SimpleQueueService.NonExistentQueue`. */
function lastPart(code: string): string {
  return code.slice(code.lastIndexOf('#') + 1)
}

function byStatus(status: number | undefined, error: Error): GapReason {
  if (status === 429) return 'throttled'
  if (status === 401 || status === 403) return 'denied'
  // The answer was not what the protocol says: an HTML page, a body cut short.
  if (error instanceof SyntaxError || /deserialization|parse/i.test(error.message)) {
    return status !== undefined && status >= 500 ? 'unavailable' : 'malformed'
  }
  return 'unavailable'
}

function statusOf(error: Error): number | undefined {
  const metadata: unknown = Reflect.get(error, '$metadata')
  if (typeof metadata !== 'object' || metadata === null) return undefined
  const status: unknown = Reflect.get(metadata, 'httpStatusCode')
  return typeof status === 'number' ? status : undefined
}

function retryAfterOf(error: Error): number | undefined {
  const response: unknown = Reflect.get(error, '$response')
  if (typeof response !== 'object' || response === null) return undefined
  const headers: unknown = Reflect.get(response, 'headers')
  if (typeof headers !== 'object' || headers === null) return undefined
  const seconds = Number(Reflect.get(headers, 'retry-after'))
  return Number.isFinite(seconds) ? seconds * 1000 : undefined
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').slice(0, 300)
}
