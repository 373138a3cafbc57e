import { expect, test } from 'vitest'
import { explain } from '../../../providers/gcp/errors.ts'
import { GoogleError, UnreadableAnswer } from '../../../providers/gcp/wire.ts'

test.each([
  [new GoogleError(403, 'PERMISSION_DENIED', 'no'), 'denied'],
  [new GoogleError(403, 'SERVICE_DISABLED', 'off'), 'not-enabled'],
  [new GoogleError(403, 'accessNotConfigured', 'off'), 'not-enabled'],
  [
    new GoogleError(
      403,
      'PERMISSION_DENIED',
      'Cloud KMS API has not been used in project 12 before or it is disabled.',
    ),
    'not-enabled',
  ],
  [new GoogleError(403, 'rateLimitExceeded', 'slow down'), 'throttled'],
  [new GoogleError(429, 'RESOURCE_EXHAUSTED', 'slow down'), 'throttled'],
  [new GoogleError(401, 'UNAUTHENTICATED', 'who?'), 'credentials'],
  [new GoogleError(404, 'NOT_FOUND', 'gone'), 'unavailable'],
  [new GoogleError(503, 'UNAVAILABLE', 'later'), 'unavailable'],
  [new GoogleError(504, 'DEADLINE_EXCEEDED', 'late'), 'timed-out'],
  [new DOMException('late', 'TimeoutError'), 'timed-out'],
  [new TypeError('fetch failed', { cause: reset() }), 'unavailable'],
  [new UnreadableAnswer(new SyntaxError('Unexpected token <')), 'malformed'],
  [new Error('invalid_grant: Token has been expired or revoked.'), 'credentials'],
  [new TypeError('undefined is not a function'), 'defect'],
] as const)('%s means %s', (error, reason) => {
  expect(explain(error).reason).toBe(reason)
})

test('what Google asks us to wait is passed on', () => {
  expect(explain(new GoogleError(429, 'RESOURCE_EXHAUSTED', 'wait', 2000)).retryAfterMs).toBe(2000)
})

function reset() {
  return Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })
}
