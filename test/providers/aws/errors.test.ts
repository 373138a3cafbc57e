import { expect, test } from 'vitest'
import { explain } from '../../../providers/aws/errors.ts'

function thrown(name: string, extra: object = {}): Error {
  return Object.assign(new Error(`about ${name}`), { name }, extra)
}

test.each([
  ['AccessDenied', 'denied'],
  ['UnauthorizedOperation', 'denied'],
  ['ExpiredToken', 'credentials'],
  ['UnrecognizedClientException', 'credentials'],
  ['Throttling', 'throttled'],
  ['SlowDown', 'throttled'],
  ['TimeoutError', 'timed-out'],
  ['OptInRequired', 'not-enabled'],
  ['CredentialsProviderError', 'credentials'],
])('%s means %s', (name, reason) => {
  expect(explain(thrown(name))).toMatchObject({ code: name, reason, message: `about ${name}` })
})

test('a code that nobody has heard of goes by its status', () => {
  const withStatus = (httpStatusCode: number) =>
    explain(thrown('Odd', { $metadata: { httpStatusCode } })).reason
  expect(withStatus(403)).toBe('denied')
  expect(withStatus(429)).toBe('throttled')
  expect(withStatus(503)).toBe('unavailable')
  expect(withStatus(404)).toBe('unavailable')
})

test('an answer that cannot be parsed is malformed, unless its server was failing', () => {
  const parsing = (statusCode: number) =>
    explain(thrown('SyntaxError', { $response: { statusCode, headers: {} } })).reason
  expect(parsing(200)).toBe('malformed')
  expect(parsing(500)).toBe('unavailable')
})

test('the wait that AWS asks for is passed on in milliseconds', () => {
  const error = thrown('SlowDown', {
    $response: { statusCode: 503, headers: { 'retry-after': '2' } },
  })
  expect(explain(error)).toMatchObject({ reason: 'throttled', retryAfterMs: 2000 })
})

test('the network says so by its own codes', () => {
  expect(explain(thrown('Error', { code: 'ECONNREFUSED' }))).toMatchObject({
    code: 'ECONNREFUSED',
    reason: 'unavailable',
  })
})

test('what AWS never said is a defect of ours', () => {
  expect(explain(new TypeError('x is undefined')).reason).toBe('defect')
})
