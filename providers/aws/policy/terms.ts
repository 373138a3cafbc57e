/**
 * What a statement asks of a request, as a conjunction of terms, each about one dimension: the
 * action, the resource, or one condition key. The negation of a term is a term, so that taking a
 * Deny away from a set of requests splits it into one part for each of the Deny's terms.
 *
 * @module
 */

import {
  type Address,
  type AddressSet,
  ANY_MANY,
  addressSet,
  caseless,
  complement,
  DATE_LINE,
  delimited,
  type Glob,
  holdsAddress,
  holdsPoint,
  type IntervalSet,
  intervals,
  type Line,
  literal,
  type Membership,
  matches,
  NUMBER_LINE,
  parseAddress,
  sequence,
  type Token,
  unite,
  wildcard,
  wildcardParts,
} from '#algebra'
import type { Condition, PolicyVersion } from './document.ts'
import { meaningOf } from './operators.ts'
import { parseInstant, parseNumber } from './scalars.ts'
import { hasVariable, type TemplatePart, templateParts } from './templates.ts'

export type Term = { readonly on: 'action' | 'resource'; readonly membership: Membership } | KeyTerm

/** A condition on one key, in the form that is closed under negation. */
export interface KeyTerm {
  readonly on: 'key'
  readonly key: string
  /** Whether a request without the key satisfies it. */
  readonly absent: boolean
  /** Whether all values must be as asked, or one is enough. A key with one value makes them equal. */
  readonly every: boolean
  /** Whether a value is as asked by passing the test, or by failing it. */
  readonly inside: boolean
  readonly test: ValueTest
}

export type ValueTest =
  | { readonly family: 'text'; readonly globs: readonly Glob[] }
  | { readonly family: 'address'; readonly addresses: AddressSet }
  | { readonly family: 'number' | 'date'; readonly points: IntervalSet<number> }

/** What stands for a policy variable: one text, nothing (the key is absent), or any text at all. */
export type Resolve = (key: string) => string | undefined | typeof ANY_TEXT

export const ANY_TEXT = Symbol('any text')

export function negate(term: Term): Term {
  if (term.on !== 'key') {
    const { globs, inside } = term.membership
    return { on: term.on, membership: { globs, inside: !inside } }
  }
  return { ...term, absent: !term.absent, every: !term.every, inside: !term.inside }
}

export function satisfies(term: KeyTerm, values: readonly string[] | undefined): boolean {
  if (values === undefined) return term.absent
  for (const value of values) {
    const asAsked = passes(term.test, value) === term.inside
    if (asAsked !== term.every) return asAsked
  }
  return term.every
}

export function passes(test: ValueTest, value: string): boolean {
  switch (test.family) {
    case 'text':
      return test.globs.some((glob) => matches(glob, value))
    case 'address': {
      const address: Address | undefined = parseAddress(value)
      return address !== undefined && holdsAddress(test.addresses, address)
    }
    case 'number':
    case 'date': {
      const point = test.family === 'number' ? parseNumber(value) : parseInstant(value)
      return point !== undefined && holdsPoint(test.points, point)
    }
  }
}

/**
 * The term of a condition, and whether it had to be taken for wider than it is because a variable
 * may be any text. `undefined` when a variable that has no value leaves the condition without
 * meaning.
 */
export function termOf(
  condition: Condition,
  version: PolicyVersion,
  resolve: Resolve,
): KeyTerm | undefined {
  const { key, ifExists, set } = condition
  const { compares, negated } = meaningOf(condition.operator)
  if (compares.family === 'presence') return presenceTerm(key, condition.values)

  const test = testOf(condition, version, resolve)
  if (!test) return undefined
  const inside = !negated
  if (set === 'any') return { on: 'key', key, absent: false, every: false, inside, test }
  if (set === 'all') return { on: 'key', key, absent: true, every: true, inside, test }
  return { on: 'key', key, absent: negated || ifExists, every: negated, inside, test }
}

const NO_VALUE: ValueTest = { family: 'text', globs: [] }

function presenceTerm(key: string, values: readonly string[]): KeyTerm {
  const asked = new Set(values.map((value) => value.toLowerCase()))
  // No value passes a test without patterns: "every value fails it" holds, "some passes" does not.
  const present = asked.has('false')
  const absent = asked.has('true')
  return { on: 'key', key, absent, every: present, inside: !present, test: NO_VALUE }
}

function testOf(
  { operator, values }: Condition,
  version: PolicyVersion,
  resolve: Resolve,
): ValueTest | undefined {
  const { compares, negated } = meaningOf(operator)
  switch (compares.family) {
    case 'text': {
      const globs: Glob[] = []
      for (const value of values) {
        const glob = globOf(value, compares.match, version, resolve)
        if (glob) globs.push(glob)
        // A value that matches nothing narrows a positive list; in a negated one it would widen.
        else if (negated && hasVariable(value)) return undefined
      }
      return { family: 'text', globs }
    }
    case 'number':
    case 'date': {
      const { family, match } = compares
      const read = family === 'number' ? parseNumber : parseInstant
      const line = family === 'number' ? NUMBER_LINE : DATE_LINE
      const sets = values.flatMap((value) => {
        const point = read(value)
        return point === undefined ? [] : [compared(line, match, point)]
      })
      return { family, points: unite(intervals(line, []), ...sets) }
    }
    case 'address':
      return { family: 'address', addresses: addressSet(values).addresses }
    case 'presence':
      return NO_VALUE
  }
}

function compared(
  line: Line<number>,
  match: '=' | '<' | '<=' | '>' | '>=',
  point: number,
): IntervalSet<number> {
  switch (match) {
    case '=':
      return intervals(line, [[point, point]])
    case '<=':
      return intervals(line, [[line.first, point]])
    case '>=':
      return intervals(line, [[point, line.last]])
    case '<':
      return complement(compared(line, '>=', point))
    case '>':
      return complement(compared(line, '<=', point))
  }
}

/** The pattern of a text value; `undefined` when no text can match it. */
export function globOf(
  value: string,
  match: 'equal' | 'caseless' | 'wildcard' | 'arn',
  version: PolicyVersion,
  resolve: Resolve,
): Glob | undefined {
  if (!hasVariable(value)) {
    if (match === 'equal') return literal(value)
    if (match === 'wildcard') return wildcard(value)
    return match === 'arn' ? arnGlob(value) : caseless(literal(value))
  }
  const parts: (string | Token)[] = []
  let arn = ''
  for (const part of templateParts(value, version)) {
    const text = part.kind === 'variable' ? resolved(part, resolve) : part.text
    if (text === undefined) return undefined
    arn += text === ANY_TEXT ? '*' : text
    if (text === ANY_TEXT) parts.push(ANY_MANY)
    else if (part.kind === 'pattern' && match === 'wildcard') parts.push(...wildcardParts(text))
    else parts.push(text)
  }
  // Any text may hold colons, so a pattern with it has no fields to keep apart.
  if (match === 'arn') return parts.includes(ANY_MANY) ? wildcard(arn) : arnGlob(arn)
  const glob = sequence(value, parts)
  return match === 'caseless' ? caseless(glob) : glob
}

function resolved(
  { key, fallback }: Extract<TemplatePart, { kind: 'variable' }>,
  resolve: Resolve,
): string | undefined | typeof ANY_TEXT {
  return resolve(key) ?? fallback
}

/**
 * ARN operators compare the six fields of an ARN one by one.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
function arnGlob(text: string): Glob | undefined {
  return delimited(text, ':', 6)
}
