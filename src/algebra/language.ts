/**
 * Languages made of globs by union, complement and intersection, and the questions one asks of
 * them. Every question that needs a search takes a budget, and "undecided" is one of its answers:
 * running out is never taken for emptiness.
 *
 * @module
 */

import { shortestAccepted } from './automaton.ts'
import { type Budget, spend } from './budget.ts'
import { type Glob, matches, residuals, samples } from './glob.ts'

export type Language =
  | { readonly kind: 'any-of'; readonly globs: readonly Glob[] }
  | { readonly kind: 'not'; readonly of: Language }
  | { readonly kind: 'all-of'; readonly of: readonly Language[] }

/** The outcome of looking for a word. */
export type Search =
  | { readonly found: 'word'; readonly word: string }
  | { readonly found: 'none' }
  | { readonly found: 'undecided' }

export const NONE: Search = { found: 'none' }
export const UNDECIDED: Search = { found: 'undecided' }

export function anyOf(globs: readonly Glob[]): Language {
  return { kind: 'any-of', globs }
}

export function not(language: Language): Language {
  return language.kind === 'not' ? language.of : { kind: 'not', of: language }
}

export function allOf(...languages: readonly Language[]): Language {
  return { kind: 'all-of', of: languages }
}

export function eitherOf(...languages: readonly Language[]): Language {
  return not(allOf(...languages.map(not)))
}

export function holdsWord(language: Language, word: string): boolean {
  switch (language.kind) {
    case 'any-of':
      return language.globs.some((glob) => matches(glob, word))
    case 'not':
      return !holdsWord(language.of, word)
    case 'all-of':
      return language.of.every((part) => holdsWord(part, word))
  }
}

/** A shortest word of the language. */
export function shortestWord(language: Language, budget: Budget): Search {
  return shortestAccepted(language, budget)
}

/** Whether every word of `inner` is one of `outer`; a counterexample when not. */
export function counterexample(inner: Language, outer: Language, budget: Budget): Search {
  return shortestWord(allOf(inner, not(outer)), budget)
}

/** One term of a conjunction: a word is among these patterns, or is not. */
export interface Membership {
  readonly globs: readonly Glob[]
  readonly inside: boolean
}

export function belongs({ globs, inside }: Membership, word: string): boolean {
  for (const glob of globs) if (matches(glob, word)) return inside
  return !inside
}

/**
 * Some word that satisfies all terms, not always a shortest one. Nearly every question of a real
 * policy is settled by trying the literals and the simplest words of the patterns, or by prefixes
 * that exclude one another; the automaton decides the rest.
 */
export function someWord(terms: readonly Membership[], budget: Budget): Search {
  if (!spend(budget, 20)) return UNDECIDED
  const pool = smallestPool(terms)
  if (pool) return tryWords(pool, terms, budget) ?? NONE

  const sampled = trySamples(terms, budget)
  if (sampled) return sampled
  if (excludeOneAnother(terms, budget) || isSwallowed(terms)) return NONE

  return searchBehind(forcedPrefix(terms), terms, budget)
}

/** Only what follows the prefix that all words share has to be searched for. */
function searchBehind(prefix: string, terms: readonly Membership[], budget: Budget): Search {
  const inside = terms.filter((term) => term.inside)
  const rest = terms.map(({ globs, inside: within }) => {
    // A literal that some term does not admit anyway need not be excluded.
    const relevant = within ? globs : globs.filter((glob) => isOpenTo(glob, inside))
    const following = anyOf(relevant.flatMap((glob) => residuals(glob, prefix)))
    return within ? following : not(following)
  })
  if (!spend(budget, costOf(terms) * inside.length)) return UNDECIDED
  const search = shortestAccepted(allOf(...rest), budget)
  return search.found === 'word' ? { found: 'word', word: prefix + search.word } : search
}

function isOpenTo(glob: Glob, inside: readonly Membership[]): boolean {
  return glob.shape !== 'literal' || inside.every((term) => belongs(term, glob.head))
}

/** The words of the term with the fewest, if some term admits finitely many. */
function smallestPool(terms: readonly Membership[]): readonly Glob[] | undefined {
  let pool: readonly Glob[] | undefined
  for (const { globs, inside } of terms) {
    if (!inside || !globs.every(({ shape }) => shape === 'literal')) continue
    if (!pool || globs.length < pool.length) pool = globs
  }
  return pool
}

function tryWords(
  pool: readonly Glob[],
  terms: readonly Membership[],
  budget: Budget,
): Search | undefined {
  for (const { head } of pool) {
    if (!spend(budget, costOf(terms))) return UNDECIDED
    if (terms.every((term) => belongs(term, head))) return { found: 'word', word: head }
  }
  return undefined
}

const MOST_SAMPLED = 8

function trySamples(terms: readonly Membership[], budget: Budget): Search | undefined {
  for (const { globs, inside } of terms) {
    if (!inside) continue
    for (const glob of globs.slice(0, MOST_SAMPLED)) {
      if (!spend(budget, 2 * costOf(terms))) return UNDECIDED
      for (const word of samples(glob)) {
        if (terms.every((term) => belongs(term, word))) return { found: 'word', word }
      }
    }
  }
  return undefined
}

function costOf(terms: readonly Membership[]): number {
  return terms.reduce((sum, { globs }) => sum + globs.length, 1)
}

/** Two terms of which no two patterns can begin alike have no word in common. */
function excludeOneAnother(terms: readonly Membership[], budget: Budget): boolean {
  const inside = terms.filter((term) => term.inside)
  return inside.some((left, index) =>
    inside.slice(index + 1).some((right) => {
      if (!spend(budget, left.globs.length * right.globs.length)) return false
      return left.globs.every((a) => right.globs.every((b) => !beginAlike(a.head, b.head)))
    }),
  )
}

function beginAlike(left: string, right: string): boolean {
  return left.startsWith(right) || right.startsWith(left)
}

/** Every pattern of some term is within a pattern that another term excludes. */
function isSwallowed(terms: readonly Membership[]): boolean {
  const excluded = terms.filter((term) => !term.inside).flatMap(({ globs }) => globs)
  if (excluded.length === 0) return false
  return terms.some(
    ({ globs, inside }) =>
      inside &&
      globs.length <= 64 &&
      globs.every((glob) =>
        excluded.some(
          (wider) =>
            (wider.shape === 'prefix' && glob.head.startsWith(wider.head)) ||
            (wider.source === glob.source && isSame(wider, glob)),
        ),
      ),
  )
}

function isSame(left: Glob, right: Glob): boolean {
  return (
    left.head === right.head &&
    left.tokens.length === right.tokens.length &&
    left.tokens.every((token, index) => {
      const other = right.tokens[index]
      return other?.many === token.many && other.symbols === token.symbols
    })
  )
}

/** The longest text that some term alone forces every word to begin with. */
function forcedPrefix(terms: readonly Membership[]): string {
  let longest = ''
  for (const { globs, inside } of terms) {
    if (!inside) continue
    const [first, ...others] = globs
    let common = first?.head ?? ''
    for (const { head } of others) {
      while (!head.startsWith(common)) common = common.slice(0, -1)
    }
    if (common.length > longest.length) longest = common
  }
  return longest
}
