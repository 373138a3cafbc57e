/**
 * Conditions on bindings, decided three-valued: an outsider can make it true, cannot, or we cannot
 * tell. What the outsider chooses (which resource below the one the policy hangs on, at what hour)
 * is tried; what only the cloud knows (tags, access levels) is unknown.
 *
 * https://cloud.google.com/iam/docs/conditions-attribute-reference
 *
 * @module
 */

import { type ASTNode, Environment, serialize } from '@marcbachmann/cel-js'

/** What a request is about, as conditions see it. */
export interface RequestContext {
  readonly time: string
  readonly name: string
  readonly type: string
  readonly service: string
}

export type Decision =
  | { readonly can: 'yes'; readonly context: RequestContext }
  | { readonly can: 'no' }
  | { readonly can: 'unknown' }

/** The resources that a policy speaks for: the one it hangs on, and those below it. */
export interface Reach {
  readonly service: string
  readonly name: string
  readonly type: string
  /** What the names of the things below begin with, and their type. */
  readonly below?: { readonly prefix: string; readonly type: string }
}

const environment = new Environment({ unlistedVariablesAreDyn: true })
environment.registerFunction('string.extract(string): string', extract)

/** Longer expressions than Google's own limit of 12 operators are not ours to unravel. */
const MAX_LENGTH = 2000

export function satisfiable(expression: string, reach: Reach, asOf: Date): Decision {
  const tree = parsed(expression)
  if (!tree) return { can: 'unknown' }

  let undecided = false
  for (const context of contexts(tree, reach, asOf)) {
    const outcome = evaluate(tree, (leaf) => decide(leaf, context))
    if (outcome === true) return { can: 'yes', context }
    if (outcome === 'unknown') undecided = true
  }
  return undecided ? { can: 'unknown' } : { can: 'no' }
}

/** Whether the expression as a whole holds for one request, by the CEL library alone. */
export function holdsFor(expression: string, context: RequestContext): boolean | 'unknown' {
  try {
    return environment.evaluate(expression, variables(context)) === true
  } catch {
    // The library throws for what it does not know, which is an answer: we cannot tell.
    return 'unknown'
  }
}

export type Truth = boolean | 'unknown'

/** Kleene's logic over the leaves of an expression. */
export function evaluate(node: ASTNode, leaf: (node: ASTNode) => Truth): Truth {
  switch (node.op) {
    case '&&':
      return both(evaluate(node.args[0], leaf), evaluate(node.args[1], leaf))
    case '||':
      return either(evaluate(node.args[0], leaf), evaluate(node.args[1], leaf))
    case '!_':
      return opposite(evaluate(node.args, leaf))
    case '?:': {
      const [condition, yes, no] = node.args
      const answer = evaluate(condition, leaf)
      if (answer !== 'unknown') return evaluate(answer ? yes : no, leaf)
      const [left, right] = [evaluate(yes, leaf), evaluate(no, leaf)]
      return left === right ? left : 'unknown'
    }
    default:
      return leaf(node)
  }
}

function both(left: Truth, right: Truth): Truth {
  if (left === false || right === false) return false
  return left === true && right === true ? true : 'unknown'
}

function either(left: Truth, right: Truth): Truth {
  return opposite(both(opposite(left), opposite(right)))
}

function opposite(truth: Truth): Truth {
  return truth === 'unknown' ? truth : !truth
}

/** Null when it is no CEL that the library understands, or too long to be Google's. */
export function parsed(expression: string): ASTNode | null {
  if (expression.length > MAX_LENGTH) return null
  try {
    return environment.parse(expression).ast
  } catch {
    return null
  }
}

/** The attributes that we can know or choose; any other makes its leaf unknown. */
const DECIDABLE = new Set(['request.time', 'resource.name', 'resource.type', 'resource.service'])

function decide(leaf: ASTNode, context: RequestContext): Truth {
  for (const path of paths(leaf)) if (!DECIDABLE.has(path)) return 'unknown'
  return holdsFor(serialize(leaf), context)
}

function variables({ time, name, type, service }: RequestContext) {
  return { request: { time: new Date(time) }, resource: { name, type, service } }
}

/** Now, and every hour of a week where the expression looks at clock or calendar. */
function contexts(tree: ASTNode, reach: Reach, asOf: Date): RequestContext[] {
  const recurring = [...nodes(tree)].some(
    (node) => node.op === 'rcall' && /^get/.test(node.args[0]),
  )
  const hours = recurring ? Array.from({ length: 24 * 7 }, (_, hour) => hour) : [0]
  const times = hours.map((hour) => new Date(asOf.getTime() + hour * 3_600_000).toISOString())
  const service = `${reach.service}.googleapis.com`

  return [...things(tree, reach)].flatMap(({ name, type }) =>
    times.map((time) => ({ time, name, type, service })),
  )
}

/** The resource, and below it names made of the very words that the expression compares with. */
function* things(tree: ASTNode, { name, type, below }: Reach) {
  yield { name, type }
  if (!below) return

  yield { name: `${below.prefix}any`, type: below.type }
  for (const word of literals(tree)) {
    if (word.startsWith(below.prefix)) {
      yield { name: word, type: below.type }
      yield { name: `${word}any`, type: below.type }
    } else {
      yield { name: `${below.prefix}any${word}`, type: below.type }
      yield { name: `${below.prefix}any${word}any`, type: below.type }
    }
  }
}

function* literals(tree: ASTNode): Generator<string> {
  for (const node of nodes(tree)) {
    if (node.op === 'value' && typeof node.args === 'string' && node.args !== '') yield node.args
  }
}

/** Every attribute that is read, as a dotted path, and every call on something that is no value. */
export function* paths(tree: ASTNode): Generator<string> {
  const path = dotted(tree)
  if (path !== undefined) {
    yield path
    return
  }
  for (const child of children(tree)) yield* paths(child)
}

/** `assertion.repository` and `assertion['repository']` alike. */
export function dotted(node: ASTNode): string | undefined {
  if (node.op === 'id') return node.args
  if (node.op === '.') {
    const outer = dotted(node.args[0])
    return outer === undefined ? undefined : `${outer}.${node.args[1]}`
  }
  if (node.op === '[]') {
    const [object, key] = node.args
    const outer = dotted(object)
    return outer !== undefined && key.op === 'value' ? `${outer}.${key.args}` : undefined
  }
  return undefined
}

function* nodes(tree: ASTNode): Generator<ASTNode> {
  yield tree
  for (const child of children(tree)) yield* nodes(child)
}

function children(node: ASTNode): readonly ASTNode[] {
  switch (node.op) {
    case 'value':
    case 'id':
      return []
    case '.':
    case '.?':
      return [node.args[0]]
    case 'call':
      return node.args[1]
    case 'rcall':
      return [node.args[1], ...node.args[2]]
    case 'list':
      return node.args
    case 'map':
      return node.args.flat()
    case '!_':
    case '-_':
      return [node.args]
    default:
      return node.args
  }
}

/**
 * What stands in a name where the template has its braces, up to the text that follows; empty when
 * it does not fit. https://cloud.google.com/iam/docs/conditions-attribute-reference#extract
 */
function extract(text: string, template: string): string {
  const [, before = '', after = ''] = /^(.*)\{[^}]*\}(.*)$/.exec(template) ?? []
  const start = text.indexOf(before)
  if (start < 0) return ''
  const rest = text.slice(start + before.length)
  const end = after === '' ? rest.length : rest.indexOf(after)
  return end < 0 ? '' : rest.slice(0, end)
}
