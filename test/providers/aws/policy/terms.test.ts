import { describe, expect, it } from 'vitest'
import { readPolicy } from '../../../../providers/aws/policy/index.ts'
import { negate, satisfies, termOf } from '../../../../providers/aws/policy/terms.ts'

/** Whether a condition holds for the values of a key; `undefined` is a request without the key. */
function holds(operator: string, wanted: unknown, actual: readonly string[] | undefined): boolean {
  const reading = readPolicy({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: '*', Condition: { [operator]: { 'aws:k': wanted } } },
  })
  const condition =
    reading.outcome === 'read' ? reading.document.statements[0]?.conditions[0] : undefined
  const term = condition && termOf(condition, '2012-10-17', () => undefined)
  if (!term) throw new Error(`no term for ${operator}`)
  const negation = negate(term)
  if (negation.on !== 'key') throw new Error('the negation of a key term is one')
  expect(satisfies(negation, actual)).toBe(!satisfies(term, actual))
  return satisfies(term, actual)
}

describe('a condition', () => {
  it.each<[string, unknown, readonly string[] | undefined, boolean]>([
    ['StringEquals', 'a', ['a'], true],
    ['StringEquals', '*', ['a'], false],
    ['StringEquals', 'a', undefined, false],
    ['StringEqualsIfExists', 'a', undefined, true],
    ['StringNotEquals', ['a', 'b'], ['b'], false],
    ['StringNotEquals', 'a', undefined, true],
    ['StringEqualsIgnoreCase', 'Ab', ['aB'], true],
    ['StringLike', 'a*c?', ['abbcd'], true],
    ['StringLike', 'a*c?', ['abbc'], false],
    ['ArnLike', 'arn:aws:iam::*:user/bob', ['arn:aws:iam::1:user/bob'], true],
    ['ArnLike', 'arn:aws:iam::*:user/bob', ['arn:aws:iam::1:role/:user/bob'], false],
    ['ArnEquals', 'arn:aws:sns:*:1:*', ['arn:aws:sns:eu:1:a:b'], true],
    ['ArnNotLike', 'arn:aws:sns:*:1:*', ['no arn'], true],
    ['Bool', true, ['True'], true],
    ['NumericLessThan', 10, ['9.5'], true],
    ['NumericLessThan', 10, ['10'], false],
    ['NumericLessThanEquals', '10', ['10'], true],
    ['NumericGreaterThan', '10', ['10'], false],
    ['NumericGreaterThanEquals', '10', ['10'], true],
    ['NumericNotEquals', '10', ['10.0'], false],
    ['NumericEquals', '10', ['ten'], false],
    ['DateLessThan', '2026-01-01T00:00:00Z', ['2025-12-31T23:59:59Z'], true],
    ['DateGreaterThan', '2026-01-01T00:00:00Z', ['1798761600'], true],
    ['IpAddress', '203.0.113.0/24', ['203.0.113.7'], true],
    ['IpAddress', '0.0.0.0/0', ['1.2.3.4'], true],
    ['IpAddress', '2001:db8::/32', ['2001:db8::1'], true],
    ['NotIpAddress', '203.0.113.0/24', undefined, true],
    ['Null', true, undefined, true],
    ['Null', 'false', ['x'], true],
    ['Null', 'false', undefined, false],
    ['ForAllValues:StringEquals', 'a', undefined, true],
    ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'b'], true],
    ['ForAllValues:StringEquals', 'a', ['a', 'b'], false],
    ['ForAnyValue:StringEquals', 'a', ['a', 'b'], true],
    ['ForAnyValue:StringEqualsIfExists', 'a', undefined, false],
    ['ForAnyValue:StringNotEquals', 'a', ['a', 'b'], true],
    ['ForAllValues:StringNotLike', 'a*', ['b', 'ab'], false],
  ])('%s %j of %j is %s', (operator, wanted, actual, expected) => {
    expect(holds(operator, wanted, actual)).toBe(expected)
  })
})
