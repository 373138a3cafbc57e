/**
 * The policy language as AWS stores it, read into one shape: lists where AWS allows a single value,
 * text where it allows numbers and booleans, and a cause where a document says something that we
 * cannot take for granted.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 *
 * @module
 */

import { parseAddresses } from '#algebra'
import { meaningOf, type Operator, operatorNamed } from './operators.ts'
import { parseInstant, parseNumber } from './scalars.ts'

export type PolicyVersion = '2008-10-17' | '2012-10-17'

export interface PolicyDocument {
  readonly version: PolicyVersion
  readonly statements: readonly Statement[]
}

export interface Statement {
  /** Where the statement stands in its document, as a JSON pointer. */
  readonly pointer: string
  readonly sid: string | undefined
  readonly effect: 'Allow' | 'Deny'
  /** Absent in policies that are attached to identities. */
  readonly principals: Principals | undefined
  readonly actions: Patterns
  /** Absent in trust policies and in some resource policies, where it means the resource itself. */
  readonly resources: Patterns | undefined
  /** Those that could be interpreted. */
  readonly conditions: readonly Condition[]
  /** What in this statement could not be interpreted. It may match more, or less, than it seems. */
  readonly doubts: readonly string[]
}

export interface Principals {
  /** `NotPrincipal`: everybody but these. */
  readonly negated: boolean
  /** `"*"` or `{"AWS": "*"}`: everybody, whether they signed in or not. */
  readonly everybody: boolean
  /** Account numbers, ARNs of accounts, users, roles and sessions, unique ids of deleted ones. */
  readonly aws: readonly string[]
  /** In lower case, as in `lambda.amazonaws.com`. */
  readonly services: readonly string[]
  readonly federated: readonly string[]
  readonly canonicalUsers: readonly string[]
  /** Set when some principal could not be interpreted, so that anybody may be meant. */
  readonly doubtful: boolean
}

export interface Patterns {
  /** `NotAction`, `NotResource`: all but these. */
  readonly negated: boolean
  readonly values: readonly string[]
}

export interface Condition {
  readonly operator: Operator
  /** `ForAllValues:` or `ForAnyValue:`. */
  readonly set: 'all' | 'any' | undefined
  readonly ifExists: boolean
  /** In lower case: the names of keys have no case. */
  readonly key: string
  /** The key as the document spells it. */
  readonly spelled: string
  readonly values: readonly string[]
}

export type Reading =
  | { readonly outcome: 'read'; readonly document: PolicyDocument }
  | { readonly outcome: 'malformed'; readonly cause: string }

/** Far beyond the largest policy that any AWS service stores (20 KB for most, 51 KB for some). */
const LONGEST_DOCUMENT = 1 << 20

/** Says which rule of the grammar a document breaks. Never leaves this file. */
class Malformed extends Error {}

/**
 * Read a policy from its JSON text, or from the value that such a text was parsed to. A document
 * that AWS would not have accepted is `malformed`, never a policy without statements.
 */
export function readPolicy(source: unknown): Reading {
  try {
    return { outcome: 'read', document: documentOf(jsonOf(source)) }
  } catch (error) {
    if (error instanceof Malformed) return { outcome: 'malformed', cause: error.message }
    throw error
  }
}

function jsonOf(source: unknown): unknown {
  if (typeof source !== 'string') return source
  if (source.length > LONGEST_DOCUMENT) throw new Malformed('longer than any policy AWS stores')
  const value = parseJson(source)
  if (memberColons(source) !== memberCount(value)) {
    throw new Malformed('an object of the JSON has the same key twice')
  }
  return value
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    // A SyntaxError for text that is not JSON, a RangeError for text nested beyond the stack.
    if (error instanceof SyntaxError || error instanceof RangeError) {
      throw new Malformed('not valid JSON')
    }
    throw error
  }
}

/**
 * `JSON.parse` keeps the last of two equal keys and says nothing. But every member of an object has
 * one colon outside of strings, so a text with more colons than members has lost some.
 */
function memberColons(json: string): number {
  let colons = 0
  for (let index = 0; index < json.length; index += 1) {
    const code = json.charCodeAt(index)
    if (code === 0x3a) {
      colons += 1
    } else if (code === 0x22) {
      let end = json.indexOf('"', index + 1)
      while (isEscaped(json, end)) end = json.indexOf('"', end + 1)
      index = end
    }
  }
  return colons
}

function isEscaped(json: string, index: number): boolean {
  let backslashes = 0
  while (json.charCodeAt(index - 1 - backslashes) === 0x5c) backslashes += 1
  return backslashes % 2 === 1
}

function memberCount(root: unknown): number {
  let members = 0
  const open = [root]
  while (open.length > 0) {
    const value = open.pop()
    if (typeof value !== 'object' || value === null) continue
    const inner = Object.values(value)
    if (!Array.isArray(value)) members += inner.length
    for (const child of inner) if (typeof child === 'object') open.push(child)
  }
  return members
}

function documentOf(value: unknown): PolicyDocument {
  if (!isObject(value)) throw new Malformed('a policy is a JSON object')
  refuseUnknown(value, ['Version', 'Id', 'Statement'], 'the policy')
  const { Version: version = '2008-10-17', Statement: statement } = value
  if (version !== '2008-10-17' && version !== '2012-10-17') {
    throw new Malformed(`unknown policy version ${shown(version)}`)
  }
  if (statement === undefined) throw new Malformed('the policy has no Statement')
  const single = !Array.isArray(statement)
  const statements = (single ? [statement] : statement).map((item: unknown, index: number) =>
    statementOf(item, single ? '/Statement' : `/Statement/${index}`),
  )
  return { version, statements }
}

const STATEMENT_ELEMENTS = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
]

function statementOf(value: unknown, pointer: string): Statement {
  if (!isObject(value)) throw new Malformed(`${pointer} is not an object`)
  refuseUnknown(value, STATEMENT_ELEMENTS, pointer)
  const { Effect: effect, Sid: sid } = value
  if (effect !== 'Allow' && effect !== 'Deny') {
    throw new Malformed(`${pointer} has the effect ${shown(effect)}`)
  }
  const actions = patternsOf(value, 'Action', pointer)
  if (!actions) throw new Malformed(`${pointer} has neither Action nor NotAction`)
  const doubts: string[] = []
  return {
    pointer,
    sid: typeof sid === 'string' ? sid : undefined,
    effect,
    principals: principalsOf(value, pointer, doubts),
    actions,
    resources: patternsOf(value, 'Resource', pointer),
    conditions: conditionsOf(value.Condition, pointer, doubts),
    doubts,
  }
}

function patternsOf(
  statement: Readonly<Record<string, unknown>>,
  element: 'Action' | 'Resource',
  pointer: string,
): Patterns | undefined {
  const positive = statement[element]
  const negative = statement[`Not${element}`]
  if (positive !== undefined && negative !== undefined) {
    throw new Malformed(`${pointer} has both ${element} and Not${element}`)
  }
  if (positive === undefined && negative === undefined) return undefined
  const negated = positive === undefined
  const values = textsOf(
    negated ? negative : positive,
    `${pointer}/${negated ? 'Not' : ''}${element}`,
  )
  return { negated, values }
}

function principalsOf(
  statement: Readonly<Record<string, unknown>>,
  pointer: string,
  doubts: string[],
): Principals | undefined {
  const { Principal: positive, NotPrincipal: negative } = statement
  if (positive !== undefined && negative !== undefined) {
    throw new Malformed(`${pointer} has both Principal and NotPrincipal`)
  }
  if (positive === undefined && negative === undefined) return undefined
  const negated = positive === undefined
  const value = negated ? negative : positive
  const none = {
    negated,
    everybody: false,
    aws: [],
    services: [],
    federated: [],
    canonicalUsers: [],
    doubtful: false,
  }
  if (value === '*') return { ...none, everybody: true }
  if (!isObject(value)) throw new Malformed(`${pointer} has the principal ${shown(value)}`)

  const where = `${pointer}/${negated ? 'NotPrincipal' : 'Principal'}`
  const before = doubts.length
  const kinds = new Map<string, string[]>()
  for (const [kind, list] of Object.entries(value))
    kinds.set(kind, textsOf(list, `${where}/${kind}`))
  const {
    AWS: aws = [],
    Service: services = [],
    Federated: federated = [],
  } = Object.fromEntries(kinds)
  for (const kind of kinds.keys()) {
    if (!['AWS', 'Service', 'Federated', 'CanonicalUser'].includes(kind)) {
      doubts.push(`unknown kind of principal ${shown(kind)}`)
    }
  }
  for (const name of [...aws, ...services]) {
    if (name !== '*' && /[*?]/.test(name))
      doubts.push(`wildcard within the principal ${shown(name)}`)
  }
  if (services.includes('*')) doubts.push('every service as a principal')
  return {
    negated,
    everybody: aws.includes('*'),
    aws: aws.filter((name) => name !== '*'),
    services: services.map((name) => name.toLowerCase()),
    federated,
    canonicalUsers: kinds.get('CanonicalUser') ?? [],
    doubtful: doubts.length > before,
  }
}

function conditionsOf(value: unknown, pointer: string, doubts: string[]): Condition[] {
  if (value === undefined) return []
  if (!isObject(value)) throw new Malformed(`${pointer}/Condition is not an object`)
  const conditions: Condition[] = []
  for (const [spelled, block] of Object.entries(value)) {
    if (!isObject(block)) throw new Malformed(`${pointer}/Condition/${spelled} is not an object`)
    const operator = readOperator(spelled)
    if (!operator) {
      doubts.push(`unknown condition operator ${shown(spelled)}`)
      continue
    }
    for (const [key, list] of Object.entries(block)) {
      const values = textsOf(list, `${pointer}/Condition/${spelled}/${key}`)
      const unclear = values.flatMap((item) => doubtAbout(operator.operator, item))
      doubts.push(...unclear)
      if (unclear.length === 0)
        conditions.push({ ...operator, key: key.toLowerCase(), spelled: key, values })
    }
  }
  return conditions
}

function readOperator(
  spelled: string,
): Pick<Condition, 'operator' | 'set' | 'ifExists'> | undefined {
  const parts = /^(?:(ForAllValues|ForAnyValue):)?([a-z]+?)(IfExists)?$/i.exec(spelled)
  const operator = operatorNamed(parts?.[2] ?? '')
  if (!parts || !operator) return undefined
  const ifExists = parts[3] !== undefined
  // Presence is all that Null asks about; to ask it only of keys that exist is no operator of AWS.
  if (operator === 'Null' && (ifExists || parts[1])) return undefined
  const prefix = parts[1]?.toLowerCase()
  const set = prefix === undefined ? undefined : prefix === 'forallvalues' ? 'all' : 'any'
  return { operator, set, ifExists }
}

/** Why a value cannot be compared as its operator asks. AWS refuses most of these when stored. */
function doubtAbout(operator: Operator, value: string): string[] {
  const { family } = meaningOf(operator).compares
  const readable =
    family === 'number'
      ? parseNumber(value) !== undefined
      : family === 'date'
        ? parseInstant(value) !== undefined
        : family === 'address'
          ? !value.includes('-') && parseAddresses(value) !== undefined
          : family === 'presence'
            ? /^(true|false)$/i.test(value)
            : !(operator.startsWith('Arn') && /\$\{[*?$]\}/.test(value))
  return readable ? [] : [`${operator} cannot compare with ${shown(value)}`]
}

/** One value or a list of them. Numbers and booleans are stored as they were written. */
function textsOf(value: unknown, where: string): string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  return list.map((item) => {
    if (typeof item === 'string') return item
    if (typeof item === 'number' || typeof item === 'boolean') return String(item)
    throw new Malformed(`${where} holds ${shown(item)}`)
  })
}

function refuseUnknown(
  value: Readonly<Record<string, unknown>>,
  known: readonly string[],
  where: string,
): void {
  for (const key of Object.keys(value)) {
    if (!known.includes(key)) throw new Malformed(`${where} has the unknown element ${shown(key)}`)
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A hostile value, short and on one line. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 80 ? `${text.slice(0, 77)}...` : text
}
