import type { Explanation, GapReason } from '#model'

/**
 * Error codes over all services. https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_general.html,
 * the "Common Errors" page of each service's API reference, and the retry behaviour of the SDKs:
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 */
const REASONS: ReadonlyMap<string, GapReason> = new Map([
  ...codes('denied', [
    'AccessDenied',
    'AccessDeniedException',
    'AccessDeniedError',
    'AllAccessDisabled',
    'AuthorizationError',
    'AuthorizationErrorException',
    'Forbidden',
    'KMSAccessDeniedException',
    'NotAuthorized',
    'UnauthorizedAccess',
    'UnauthorizedOperation',
  ]),
  ...codes('credentials', [
    'AuthFailure',
    'CredentialsProviderError',
    'ExpiredToken',
    'ExpiredTokenException',
    'IncompleteSignature',
    'InvalidAccessKeyId',
    'InvalidClientTokenId',
    'InvalidSignatureException',
    'InvalidToken',
    'MissingAuthenticationToken',
    'MissingAuthenticationTokenException',
    'RequestExpired',
    'RequestTimeTooSkewed',
    'SignatureDoesNotMatch',
    'TokenProviderError',
    'TokenRefreshRequired',
    'UnrecognizedClientException',
  ]),
  ...codes('throttled', [
    'BandwidthLimitExceeded',
    'EC2ThrottledException',
    'LimitExceededException',
    'PriorRequestNotComplete',
    'ProvisionedThroughputExceededException',
    'RequestLimitExceeded',
    'RequestThrottled',
    'RequestThrottledException',
    'SlowDown',
    'ThrottledException',
    'Throttling',
    'ThrottlingException',
    'TooManyRequestsException',
  ]),
  ...codes('timed-out', [
    'AbortError',
    'ESOCKETTIMEDOUT',
    'ETIMEDOUT',
    'RequestTimeout',
    'RequestTimeoutException',
    'TimeoutError',
  ]),
  ...codes('not-enabled', ['OptInRequired', 'SubscriptionRequiredException']),
  ...codes('unavailable', [
    'CredentialReportExpiredException',
    'CredentialReportNotPresentException',
    'EAI_AGAIN',
    'ECONNREFUSED',
    'ECONNRESET',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENOTFOUND',
    'EPIPE',
    'InternalError',
    'InternalFailure',
    'ServiceUnavailable',
  ]),
])

/** The credential report is being made: no throttle, but mended alike, by asking again. */
const NOT_READY: ReadonlySet<string> = new Set([
  'CredentialReportNotReadyException',
  'ReportInProgress',
])
const NOT_READY_PAUSE_MS = 500

function codes(reason: GapReason, names: readonly string[]): readonly [string, GapReason][] {
  return names.map((name) => [name, reason])
}

/** What AWS, the way to AWS, or the credential chain meant. */
export function explain(error: unknown): Explanation {
  if (!(error instanceof Error)) {
    return { code: 'unknown', reason: 'defect', message: String(error) }
  }
  const answer = answerOf(error)
  const code = codeOf(error)
  const retryAfterMs = NOT_READY.has(code)
    ? NOT_READY_PAUSE_MS
    : secondsToMs(answer?.headers['retry-after'])
  return {
    code,
    reason: NOT_READY.has(code) ? 'throttled' : (REASONS.get(code) ?? byAnswer(error, answer)),
    message: firstLine(error.message),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  }
}

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
}

/** What the SDK keeps of the HTTP answer: on its own errors, and hidden on those of its parsers. */
function answerOf(error: Error): Answer | undefined {
  const { $response, $metadata } = error as {
    readonly $response?: { readonly statusCode?: number; readonly headers?: Answer['headers'] }
    readonly $metadata?: { readonly httpStatusCode?: number }
  }
  const status = $response?.statusCode ?? $metadata?.httpStatusCode
  return status === undefined ? undefined : { status, headers: $response?.headers ?? {} }
}

/** The network's own code stands on the error or on its cause; a service's is the error's name. */
function codeOf(error: Error): string {
  for (const one of [error, error.cause]) {
    if (one instanceof Error && 'code' in one && typeof one.code === 'string') {
      if (REASONS.has(one.code)) return one.code
    }
  }
  // Some codes carry their fault after a dot or colon: `Throttling.Rate`, `Foo:http://…`.
  const [bare = error.name] = error.name.split(/[:#]/)
  return REASONS.has(bare) ? bare : (bare.split('.')[0] ?? bare)
}

/**
 * For a code that says nothing here. A page of HTML instead of an answer has no code at all: with
 * a status of 500 it may be gone next time, with 200 it never will.
 */
function byAnswer(error: Error, answer: Answer | undefined): GapReason {
  if (answer === undefined) return error.name === 'SyntaxError' ? 'malformed' : 'defect'
  const { status } = answer
  if (status === 401 || status === 403) return 'denied'
  if (status === 429) return 'throttled'
  if (status === 408 || status === 504) return 'timed-out'
  if (status >= 500) return 'unavailable'
  return status < 300 ? 'malformed' : 'unavailable'
}

function secondsToMs(header: string | undefined): number | undefined {
  const seconds = Number(header)
  return header !== undefined && Number.isFinite(seconds) ? seconds * 1000 : undefined
}

/** Parsers append a hint for developers after the first line. */
function firstLine(message: string): string {
  return message.split('\n')[0] ?? ''
}
