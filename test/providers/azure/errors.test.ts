import { AuthenticationError, CredentialUnavailableError } from '@azure/identity'
import { expect, test } from 'vitest'
import { ArmError, explain, UnreadableAnswer } from '../../../providers/azure/errors.ts'

test.each([
  [new ArmError(403, 'AuthorizationFailed', 'no'), 'denied'],
  [new ArmError(404, 'SubscriptionNotFound', 'no such'), 'denied'],
  [new ArmError(409, 'MissingSubscriptionRegistration', 'not registered'), 'not-enabled'],
  [new ArmError(401, 'ExpiredAuthenticationToken', 'old'), 'credentials'],
  [new ArmError(401, 'HTTP 401', 'who?'), 'credentials'],
  [new ArmError(429, 'TooManyRequests', 'slow down'), 'throttled'],
  [new ArmError(429, 'HTTP 429', 'slow down'), 'throttled'],
  [new ArmError(404, 'ResourceNotFound', 'gone'), 'unavailable'],
  [new ArmError(503, 'ServerBusy', 'later'), 'unavailable'],
  [new ArmError(504, 'GatewayTimeout', 'late'), 'timed-out'],
  [new CredentialUnavailableError('none'), 'credentials'],
  [new AuthenticationError(400, { error: 'invalid_grant', error_description: 'x' }), 'credentials'],
  [new DOMException('late', 'TimeoutError'), 'timed-out'],
  [new TypeError('fetch failed', { cause: reset() }), 'unavailable'],
  [new UnreadableAnswer(new SyntaxError('Unexpected token <')), 'malformed'],
  [new TypeError('undefined is not a function'), 'defect'],
] as const)('%s means %s', (error, reason) => {
  expect(explain(error).reason).toBe(reason)
})

test('an error is read with and without the outer object, and out of no JSON at all', () => {
  const from = (text: string) => ArmError.from(500, new Headers(), text)
  expect(from('{"error":{"code":"Busy","message":"m"}}')).toMatchObject({
    code: 'Busy',
    message: 'm',
  })
  expect(from('{"code":"Busy","message":"m"}')).toMatchObject({ code: 'Busy', message: 'm' })
  expect(from('<html>')).toMatchObject({ code: 'HTTP 500', message: '<html>' })
})

test('how long to wait is said in milliseconds, seconds or a date', () => {
  const wait = (headers: Record<string, string>) =>
    ArmError.from(429, new Headers(headers), '').retryAfterMs
  expect(wait({ 'x-ms-retry-after-ms': '350' })).toBe(350)
  expect(wait({ 'retry-after': '30' })).toBe(30_000)
  expect(wait({ 'retry-after': new Date(0).toUTCString() })).toBe(0)
  expect(wait({})).toBeUndefined()
})

function reset() {
  return Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })
}
