/**
 * The second evaluator: decides one concrete request, in the plainest way, and shares nothing with
 * the first but the shape of a parsed policy. What the first finds is believed only when this one
 * agrees.
 *
 * @module
 */

import type {
  Condition,
  Patterns,
  PolicyDocument,
  PolicyVersion,
  Principals,
  Statement,
} from './document.ts'
import type { RequestPrincipal, WitnessRequest } from './verdict.ts'

/** A policy with the part it plays. */
export interface Layer {
  /** A granting layer must allow the request; any layer can deny it. */
  readonly role: 'grants' | 'denies'
  /** Of documents with the same layer one has to allow; each without one has to. */
  readonly layer?: string
  readonly document: PolicyDocument
  /** The policy of an access point names the bucket's objects under its own ARN. */
  readonly seenFrom?: { readonly accessPoint: string; readonly bucket: string }
}

/** A request with its keys in lower case. */
interface Request {
  readonly principal: RequestPrincipal
  readonly action: string
  readonly resource: string
  readonly context: ReadonlyMap<string, readonly string[]>
  readonly version: PolicyVersion
}

export function isAllowed(layers: readonly Layer[], witness: WitnessRequest): boolean {
  const allowing = new Map<unknown, boolean>()
  for (const entry of layers) {
    const { role, document, layer = entry, seenFrom } = entry
    const request: Request = {
      principal: witness.principal,
      action: witness.action.toLowerCase(),
      resource: seenFrom ? throughAccessPoint(witness.resource, seenFrom) : witness.resource,
      context: new Map(
        Object.entries(witness.context).map(([key, list]) => [key.toLowerCase(), list]),
      ),
      version: document.version,
    }
    const matching = document.statements.filter((statement) => matchesStatement(statement, request))
    if (matching.some(({ effect }) => effect === 'Deny')) return false
    if (role === 'grants') allowing.set(layer, allowing.get(layer) === true || matching.length > 0)
  }
  return [...allowing.values()].every((allows) => allows)
}

function throughAccessPoint(
  resource: string,
  { accessPoint, bucket }: { readonly accessPoint: string; readonly bucket: string },
): string {
  if (resource === bucket) return accessPoint
  return `${accessPoint}/object/${resource.slice(bucket.length + 1)}`
}

/** A statement that is not understood allows nothing, and denies whatever the rest of it names. */
function matchesStatement(statement: Statement, request: Request): boolean {
  const { effect, doubts, principals, actions, resources, conditions } = statement
  if (doubts.length > 0 && effect === 'Allow') return false
  const known = principals !== undefined && !principals.doubtful
  if (known && !matchesPrincipals(principals, request, effect)) return false
  if (!matchesAny(actions, (value) => likeMarked(value.toLowerCase(), request.action))) return false
  if (resources && !matchesAny(resources, (value) => matchesResource(value, request))) return false
  return conditions.every((condition) => holds(condition, request))
}

function matchesAny({ values, negated }: Patterns, matches: (value: string) => boolean): boolean {
  return values.some(matches) !== negated
}

function matchesResource(pattern: string, request: Request): boolean {
  const text = substitute(pattern, request)
  return text !== undefined && likeMarked(text, request.resource)
}

function matchesPrincipals(
  principals: Principals,
  request: Request,
  effect: 'Allow' | 'Deny',
): boolean {
  const { everybody, aws, services, federated, canonicalUsers, negated } = principals
  const { principal } = request
  let named = everybody
  switch (principal.type) {
    case 'anonymous':
      break
    case 'service':
      named ||= services.includes(principal.service.toLowerCase())
      break
    case 'federated':
      named ||= federated.includes(principal.provider) || federated.includes('*')
      break
    case 'canonical-user':
      named ||= canonicalUsers.includes(principal.id)
      break
    case 'aws': {
      // The request does not tell its session; that may only ever let more in.
      const sessions = (effect === 'Allow') === !negated
      named ||= aws.some((name) => isNamed(name, principal, sessions))
    }
  }
  return named !== negated
}

function isNamed(
  name: string,
  principal: { readonly account: string; readonly arn: string },
  sessions: boolean,
): boolean {
  if (name === principal.account || name === principal.arn) return true
  const fields = name.split(':')
  if (fields[4] !== principal.account) return false
  if (fields.slice(5).join(':') === 'root') return true
  if (!sessions || !name.includes(':assumed-role/')) return false
  const role = name.split('/')[1] ?? ''
  const own = principal.arn.split(':role/')[1] ?? ''
  return own === role || own.endsWith(`/${role}`)
}

function holds(condition: Condition, request: Request): boolean {
  const { operator, set, ifExists, key } = condition
  const actual = request.context.get(key)
  if (operator === 'Null') {
    return condition.values.some(
      (value) => (value.toLowerCase() === 'true') === (actual === undefined),
    )
  }
  const negated = operator.includes('Not')
  const wanted: string[] = []
  for (const value of condition.values) {
    const text = isTextual(operator) ? substitute(value, request) : value
    if (text !== undefined) wanted.push(text)
    // A variable without a value leaves "none of these" without a meaning.
    else if (negated) return false
  }
  const compare = comparison(operator.replace('Not', ''))
  const matches = (value: string) => wanted.some((text) => compare(text, value))
  const asWanted = (value: string) => matches(value) !== negated
  if (set === 'any') return actual?.some(asWanted) ?? false
  if (set === 'all') return actual?.every(asWanted) ?? true
  if (actual === undefined) return negated || ifExists
  return negated ? actual.every(asWanted) : actual.some(asWanted)
}

function isTextual(operator: string): boolean {
  return /^(String|Arn|Bool|Binary)/.test(operator)
}

/** Compares a value of the policy, in which escaped characters are marked, with one of the request. */
function comparison(operator: string): (wanted: string, actual: string) => boolean {
  switch (operator) {
    case 'StringEquals':
    case 'BinaryEquals':
      return (wanted, actual) => unmarked(wanted) === actual
    case 'StringEqualsIgnoreCase':
    case 'Bool':
      return (wanted, actual) => unmarked(wanted).toLowerCase() === actual.toLowerCase()
    case 'StringLike':
      return likeMarked
    case 'ArnEquals':
    case 'ArnLike':
      return likeArn
    case 'IpAddress':
      return inBlock
    case 'NumericEquals':
      return numeric((wanted, actual) => actual === wanted)
    case 'NumericLessThan':
      return numeric((wanted, actual) => actual < wanted)
    case 'NumericLessThanEquals':
      return numeric((wanted, actual) => actual <= wanted)
    case 'NumericGreaterThan':
      return numeric((wanted, actual) => actual > wanted)
    case 'NumericGreaterThanEquals':
      return numeric((wanted, actual) => actual >= wanted)
    case 'DateEquals':
      return dated((wanted, actual) => actual === wanted)
    case 'DateLessThan':
      return dated((wanted, actual) => actual < wanted)
    case 'DateLessThanEquals':
      return dated((wanted, actual) => actual <= wanted)
    case 'DateGreaterThan':
      return dated((wanted, actual) => actual > wanted)
    case 'DateGreaterThanEquals':
      return dated((wanted, actual) => actual >= wanted)
    default:
      throw new Error(`no comparison for ${operator}`)
  }
}

function numeric(compare: (wanted: number, actual: number) => boolean) {
  return (wanted: string, actual: string) => {
    const [left, right] = [asNumber(wanted), asNumber(actual)]
    return !Number.isNaN(left) && !Number.isNaN(right) && compare(left, right)
  }
}

function asNumber(text: string): number {
  const trimmed = text.trim()
  return /^[+-]?[\d.]+(e[+-]?\d+)?$/i.test(trimmed) ? Number(trimmed) : Number.NaN
}

function dated(compare: (wanted: number, actual: number) => boolean) {
  return (wanted: string, actual: string) => {
    const [left, right] = [asTime(wanted), asTime(actual)]
    return !Number.isNaN(left) && !Number.isNaN(right) && compare(left, right)
  }
}

/** A year or a full date; any other number is a count of seconds. */
function asTime(text: string): number {
  const trimmed = text.trim()
  if (/^\d{4}(-.*)?$/.test(trimmed)) return Date.parse(trimmed)
  return asNumber(trimmed) * 1000
}

/** Wildcards of a template are themselves; characters from escapes and variables are marked. */
const MARK = '\u0000'

function substitute(template: string, request: Request): string | undefined {
  if (request.version === '2008-10-17') return template
  let missing = false
  const text = template.replace(/\$\{([^}]*)\}/g, (_, inner: string) => {
    if (inner === '*' || inner === '?' || inner === '$') return MARK + inner
    const comma = inner.indexOf(',')
    const key = (comma < 0 ? inner : inner.slice(0, comma)).trim().toLowerCase()
    const fallback =
      comma < 0
        ? undefined
        : inner
            .slice(comma + 1)
            .trim()
            .replace(/^'|'$/g, '')
    const value = request.context.get(key)?.[0] ?? fallback
    if (value === undefined) missing = true
    return [...(value ?? '')].map((character) => MARK + character).join('')
  })
  return missing ? undefined : text
}

function unmarked(text: string): string {
  return text.replaceAll(MARK, '')
}

/**
 * `*` and `?`, by a table: which beginnings of the text the pattern read so far can stand for. Its
 * cost is the product of the two lengths, whatever the pattern.
 */
function likeMarked(pattern: string, text: string): boolean {
  const plain = pattern.search(/[*?\0]/)
  if (plain < 0) return pattern === text
  if (!text.startsWith(pattern.slice(0, plain))) return false
  let reached = Array.from({ length: text.length + 1 }, (_, length) => length === plain)
  for (let index = plain; index < pattern.length; index += 1) {
    const symbol = pattern.charAt(index)
    if (symbol === '*') {
      const first = reached.indexOf(true)
      reached = reached.map((_, length) => first >= 0 && length >= first)
      continue
    }
    if (symbol === MARK) index += 1
    const wanted = symbol === '?' ? undefined : pattern.charAt(index)
    reached = reached.map(
      (_, length) =>
        length > 0 &&
        reached[length - 1] === true &&
        (wanted === undefined || wanted === text.charAt(length - 1)),
    )
  }
  return reached[text.length] === true
}

/** Field by field; what follows the fifth colon is one field. */
function likeArn(pattern: string, arn: string): boolean {
  const wanted = fieldsOf(pattern)
  const actual = fieldsOf(arn)
  if (actual.length < 6) return false
  if (wanted.length < 6 && !pattern.endsWith('*')) return false
  return actual.every((field, index) => likeMarked(wanted[index] ?? '*', field))
}

function fieldsOf(text: string): string[] {
  const fields = text.split(':')
  return fields.length <= 6 ? fields : [...fields.slice(0, 5), fields.slice(5).join(':')]
}

function inBlock(block: string, address: string): boolean {
  const [network = '', length] = block.trim().split('/')
  const [left, right] = [bitsOf(network), bitsOf(address)]
  if (!left || !right || left.length !== right.length) return false
  const prefix = length === undefined ? left.length : Number(length)
  return left.slice(0, prefix) === right.slice(0, prefix)
}

/** An address as a row of noughts and ones. */
function bitsOf(address: string): string | undefined {
  if (!address.includes(':')) {
    const octets = address.split('.').map(Number)
    const valid = octets.length === 4 && octets.every((octet) => octet >= 0 && octet <= 255)
    return valid ? octets.map((octet) => octet.toString(2).padStart(8, '0')).join('') : undefined
  }
  const [head = '', tail] = address.split('::')
  const groups = (text: string) => (text === '' ? [] : text.split(':').flatMap(groupBits))
  const [left, right] = [groups(head), groups(tail ?? '')]
  const filler =
    tail === undefined ? [] : Array<string>(8 - left.length - right.length).fill('0'.repeat(16))
  const bits = [...left, ...filler, ...right].join('')
  return bits.length === 128 ? bits : undefined
}

function groupBits(group: string): string[] {
  if (!group.includes('.')) return [Number.parseInt(group, 16).toString(2).padStart(16, '0')]
  const bits = bitsOf(group) ?? ''
  return [bits.slice(0, 16), bits.slice(16)]
}
