/**
 * A box is a set of requests of one scene: the product of what is allowed of the action, of the
 * resource, and of each condition key. It is never empty, and carries one of its requests with it,
 * so that most questions about it are answered by a look at that request.
 *
 * @module
 */

import { type Budget, belongs, type Membership, someWord, spend } from '#algebra'
import { type Domain, domainOf, type Scene } from './scene.ts'
import { type KeyTerm, negate, satisfies, type Term } from './terms.ts'
import { chooseValues } from './values.ts'

interface TextSide {
  readonly within: readonly Membership[]
  readonly word: string
}

interface KeySide {
  readonly domain: Domain
  readonly terms: readonly KeyTerm[]
  readonly values: readonly string[] | undefined
}

export interface Box {
  readonly scene: Scene
  readonly action: TextSide
  readonly resource: TextSide
  readonly keys: ReadonlyMap<string, KeySide>
}

/** The work one question may still cost, and whether any part of it was given up. */
export interface Effort {
  readonly budget: Budget
  gaveUp: boolean
}

/** What a request can be about: the action in lower case, and the resource. */
export interface Reach {
  readonly actions: readonly Membership[]
  readonly resources: readonly Membership[]
  /** Actions to try first, because a reader knows them. */
  readonly familiar: readonly string[]
}

/** What a request can be about, with an example; `undefined` when there is nothing. */
export interface Start {
  readonly action: TextSide
  readonly resource: TextSide
}

export function startOf(reach: Reach, effort: Effort): Start | undefined {
  const action = familiarWord(reach.actions, reach.familiar) ?? findWord(reach.actions, effort)
  const resource = findWord(reach.resources, effort)
  if (action === undefined || resource === undefined) return undefined
  return {
    action: { within: reach.actions, word: action },
    resource: { within: reach.resources, word: resource },
  }
}

/** All requests of a scene from a start. */
export function wholeBox(scene: Scene, { action, resource }: Start): Box {
  return { scene, action, resource, keys: NO_KEYS }
}

const NO_KEYS: Box['keys'] = new Map()

/** The part of the box that satisfies all terms; `undefined` when there is none, or none was found. */
export function narrowAll(
  box: Box,
  terms: readonly Term[],
  familiar: readonly string[],
  effort: Effort,
): Box | undefined {
  let narrowed: Box | undefined = box
  for (const term of terms) {
    narrowed = narrow(narrowed, term, familiar, effort)
    if (!narrowed) return undefined
  }
  return narrowed
}

/** The part of the box that satisfies the term. */
export function narrow(
  box: Box,
  term: Term,
  familiar: readonly string[],
  effort: Effort,
): Box | undefined {
  if (term.on === 'key') return narrowKey(box, term, effort)
  const side = box[term.on]
  const within = [...side.within, term.membership]
  if (belongs(term.membership, side.word)) return { ...box, [term.on]: { within, word: side.word } }
  const word =
    (term.on === 'action' ? familiarWord(within, familiar) : undefined) ?? findWord(within, effort)
  return word === undefined ? undefined : { ...box, [term.on]: { within, word } }
}

/**
 * A part of the box that no statement of `denies` matches. The request that the box carries shows
 * which statement is in the way; one of its terms must then fail, so each is made to fail in turn.
 */
export function escapeDenies(
  box: Box,
  denies: readonly (readonly Term[])[],
  familiar: readonly string[],
  effort: Effort,
): Box | undefined {
  if (!spend(effort.budget, 10 + 4 * denies.length)) {
    effort.gaveUp = true
    return undefined
  }
  const blocking = denies.find((terms) => terms.every((term) => isSatisfied(box, term, effort)))
  if (!blocking) return box
  for (const term of blocking) {
    const outside = narrow(box, negate(term), familiar, effort)
    const escaped = outside && escapeDenies(outside, denies, familiar, effort)
    if (escaped) return escaped
  }
  return undefined
}

/** Whether the request that the box carries satisfies the term. */
export function isSatisfied(box: Box, term: Term, effort: Effort): boolean {
  return term.on === 'key'
    ? satisfies(term, valuesOf(box, term.key, effort))
    : belongs(term.membership, box[term.on].word)
}

/** The values of a key in the request that the box carries. */
export function valuesOf(box: Box, key: string, effort: Effort): readonly string[] | undefined {
  const side = box.keys.get(key)
  return side ? side.values : firstValues(domainOf(box.scene, key), effort)
}

function narrowKey(box: Box, term: KeyTerm, effort: Effort): Box | undefined {
  const side = box.keys.get(term.key)
  const domain = side?.domain ?? domainOf(box.scene, term.key)
  const terms = side ? [...side.terms, term] : [term]
  let values = side ? side.values : firstValues(domain, effort)
  if (!satisfies(term, values)) {
    const choice = chooseValues(domain, terms, effort.budget)
    if (choice.found !== 'values') {
      if (choice.found === 'undecided') effort.gaveUp = true
      return undefined
    }
    values = choice.values
  }
  return { ...box, keys: new Map(box.keys).set(term.key, { domain, terms, values }) }
}

/** What a key is as long as nothing was asked of it. Without an answer, no request can be told. */
function firstValues(domain: Domain, effort: Effort): readonly string[] | undefined {
  const choice = chooseValues(domain, [], effort.budget)
  if (choice.found === 'values') return choice.values
  exhaust(effort)
  return undefined
}

/** Give up on the whole question: what was found so far may not be a request at all. */
function exhaust(effort: Effort): void {
  effort.gaveUp = true
  effort.budget.left = Number.NEGATIVE_INFINITY
}

function familiarWord(within: readonly Membership[], familiar: readonly string[]) {
  return familiar.find((word) => within.every((term) => belongs(term, word)))
}

function findWord(within: readonly Membership[], effort: Effort): string | undefined {
  const search = someWord(within, effort.budget)
  if (search.found === 'undecided') effort.gaveUp = true
  return search.found === 'word' ? search.word : undefined
}
