/**
 * A statement as terms in a scene: what it asks of the action, the resource and the keys, and
 * whether it speaks of the scene's caller at all.
 *
 * What cannot be known exactly is read twice. Read strictly, a doubtful Allow grants nothing and a
 * doubtful Deny forbids all it could mean, so that what is still allowed is certain. Read
 * leniently, it is the other way round, so that what is still forbidden is certain.
 *
 * @module
 */

import {
  type Glob,
  literal,
  type Membership,
  matches,
  prefixed,
  residuals,
  wildcard,
} from '#algebra'
import type { Patterns, PolicyDocument, Principals, Statement } from './document.ts'
import { domainOf, isAccountPrincipal, isFixed, type Scene } from './scene.ts'
import { hasVariable } from './templates.ts'
import { ANY_TEXT, globOf, type KeyTerm, negate, type Resolve, type Term, termOf } from './terms.ts'

export type Reading = 'strict' | 'lenient'

/** A statement with all that is the same in every scene. */
export interface PreparedStatement {
  readonly statement: Statement
  /** The name of its document, for evidence. */
  readonly document: string
  readonly source: PolicyDocument
  readonly seenFrom: AccessPointView | undefined
  /** The names of its principals, by the account that they are of. */
  readonly names: ReadonlyMap<string, readonly string[]>
  /** Absent when a variable makes the terms depend on the scene. */
  readonly terms: readonly Term[] | undefined
}

/** The account of a principal, which is its number or stands in its ARN. */
function accountIn(name: string): string {
  return name.split(':')[4] ?? name
}

/** How the policy of an access point sees a bucket and its objects: under its own ARN. */
export interface AccessPointView {
  readonly accessPoint: string
  readonly bucket: string
}

export function prepare(
  source: PolicyDocument,
  document: string,
  seenFrom?: AccessPointView,
): PreparedStatement[] {
  return source.statements.map((statement) => {
    const names = Map.groupBy(statement.principals?.aws ?? [], accountIn)
    const prepared = { statement, document, source, seenFrom, names, terms: undefined }
    const varies =
      source.version === '2012-10-17' &&
      (statement.resources?.values.some(hasVariable) ||
        statement.conditions.some(({ values }) => values.some(hasVariable)))
    return varies ? prepared : { ...prepared, terms: bodyTerms(prepared, () => undefined) }
  })
}

/**
 * The terms that a request of the scene must satisfy for the statement to match; `undefined` when
 * none can.
 */
export function termsIn(
  scene: Scene,
  prepared: PreparedStatement,
  reading: Reading,
): readonly Term[] | undefined {
  const { statement } = prepared
  const { effect, doubts, principals } = statement
  const widened = (effect === 'Allow') === (reading === 'lenient')
  if (doubts.length > 0 && !widened) return undefined

  const speaksOfCaller =
    principals && !principals.doubtful ? principalTerm(prepared, principals, scene) : 'always'
  if (speaksOfCaller === 'never') return undefined
  const body =
    prepared.terms ??
    bodyTerms(prepared, (key) => resolveIn(scene, key, reading), reading === 'lenient')
  if (!body) return undefined
  return speaksOfCaller === 'always' ? body : [speaksOfCaller, ...body]
}

/** Whether a statement that allows can speak of the caller, whatever else it asks. */
export function mayAdmit(scene: Scene, prepared: PreparedStatement): boolean {
  const { statement } = prepared
  if (statement.effect !== 'Allow') return false
  if (!statement.principals || statement.principals.doubtful) return true
  return principalTerm(prepared, statement.principals, scene) !== 'never'
}

function bodyTerms(
  { statement, source: { version }, seenFrom }: PreparedStatement,
  resolve: Resolve,
  open = false,
): readonly Term[] | undefined {
  const { actions, resources, conditions, effect } = statement
  const terms: Term[] = []
  const about: Term[] = []
  if (resources) {
    // Where a variable may be anything, a Deny by it is not certain, and an exception neither.
    const doubtful = open && effect === 'Deny' && resources.values.some(hasVariable)
    if (doubtful) return undefined
    if (!(open && resources.negated && resources.values.some(hasVariable))) {
      const globs = resources.values.flatMap((value) =>
        rewritten(globOf(value, 'wildcard', version, resolve), seenFrom),
      )
      about.push({ on: 'resource', membership: { globs, inside: !resources.negated } })
    }
  }
  for (const condition of conditions) {
    if (open && condition.values.some(hasVariable)) {
      if (effect === 'Deny') return undefined
      const wide = termOf(condition, version, resolve)
      // A positive condition on any text asks only that the key be there; a negated one asks nothing.
      if (wide?.inside) terms.push(wide)
      continue
    }
    const term = termOf(condition, version, resolve)
    if (!term) return undefined
    terms.push(term)
  }
  // Keys pin most outsiders already, and cost the least to try.
  terms.push({ on: 'action', membership: actionMembership(actions) }, ...about)
  return terms
}

function actionMembership({ values, negated }: Patterns): Membership {
  return { globs: values.map((value) => wildcard(value.toLowerCase())), inside: !negated }
}

function rewritten(glob: Glob | undefined, view: AccessPointView | undefined): Glob[] {
  if (!glob) return []
  if (!view) return [glob]
  const objects = residuals(glob, `${view.accessPoint}/object/`)
  return [
    ...objects.map((rest) => prefixed(`${view.bucket}/`, rest)),
    ...(matches(glob, view.accessPoint) ? [literal(view.bucket)] : []),
  ]
}

function resolveIn(scene: Scene, key: string, reading: Reading): ReturnType<Resolve> {
  const domain = domainOf(scene, key)
  if (isFixed(domain)) {
    if (domain.present.kind !== 'text') return undefined
    const fixed = domain.present.within.find(({ globs, inside }) => inside && globs.length === 1)
    return fixed?.globs[0]?.head
  }
  return reading === 'lenient' ? ANY_TEXT : undefined
}

/** What the `Principal` or `NotPrincipal` of a statement asks of the scene's caller. */
function principalTerm(
  { statement: { effect }, names }: PreparedStatement,
  principals: Principals,
  scene: Scene,
): 'always' | 'never' | KeyTerm {
  // A session is known by its role here, which names more people than it should. That may only
  // ever widen what is allowed.
  const countSessions = (effect === 'Allow') !== principals.negated
  const match = matchPrincipals(principals, names, scene, countSessions)
  if (!principals.negated) return match
  if (match === 'always') return 'never'
  if (match === 'never') return 'always'
  const outside = negate(match)
  return outside.on === 'key' ? outside : match
}

function matchPrincipals(
  { everybody, services, federated, canonicalUsers }: Principals,
  names: PreparedStatement['names'],
  scene: Scene,
  countSessions: boolean,
): 'always' | 'never' | KeyTerm {
  const { caller } = scene
  if (everybody) return 'always'
  switch (caller.type) {
    case 'anonymous':
      return 'never'
    case 'service':
      return caller.service !== undefined && services.includes(caller.service) ? 'always' : 'never'
    case 'federated':
      return federated.includes(caller.provider) || federated.includes('*') ? 'always' : 'never'
    case 'canonical-user':
      return canonicalUsers.includes(caller.id) ? 'always' : 'never'
    default:
      return isAccountPrincipal(caller)
        ? matchNames(names.get(scene.account) ?? [], scene, countSessions)
        : 'never'
  }
}

function matchNames(
  names: readonly string[],
  { account }: Scene,
  countSessions: boolean,
): 'always' | 'never' | KeyTerm {
  const globs: Glob[] = []
  for (const name of names) {
    if (name === account) return 'always'
    const [arn, partition, service, , , ...rest] = name.split(':')
    const resource = rest.join(':')
    if (arn !== 'arn') continue
    if (resource === 'root') return 'always'
    const session = /^assumed-role\/([^/]+)\/.+$/.exec(resource)
    if (service === 'sts' && session) {
      if (!countSessions) continue
      const role = `arn:${partition}:iam::${account}:role/`
      globs.push(literal(`${role}${session[1]}`), wildcard(`${role}*/${session[1]}`))
    } else {
      globs.push(literal(name))
    }
  }
  if (globs.length === 0) return 'never'
  return {
    on: 'key',
    key: 'aws:principalarn',
    absent: false,
    every: false,
    inside: true,
    test: { family: 'text', globs },
  }
}
