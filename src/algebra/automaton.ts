/**
 * The product of many pattern automata, explored breadth first: finds a shortest word of a language
 * or proves that there is none.
 *
 * A pattern of n symbols is a row of n + 1 positions; the set of positions that a word can have led
 * to is a row of bits, moved all at once. Characters that no pattern tells apart are one symbol.
 *
 * @module
 */

import { type Budget, spend } from './budget.ts'
import {
  ANY_SYMBOL,
  type Glob,
  holdsSymbol,
  type SymbolClass,
  symbols,
  type Token,
} from './glob.ts'
import type { Language, Search } from './language.ts'

/** Where one pattern's bits lie in a state, and how they move. */
interface Row {
  readonly offset: number
  readonly words: number
  /** For each symbol, the positions that can read it. */
  readonly reads: readonly Uint32Array[]
  /** Positions that stay where they are when they read, and may also be passed over. */
  readonly stays: Uint32Array
  readonly acceptWord: number
  readonly acceptBit: number
  /** The position of a closing `*`, from which every continuation is accepted. */
  readonly sureWord: number
  readonly sureBit: number
}

/** Whether a pattern accepts what was read, and whether that can still change. */
type Outlook = 'accepts' | 'rejects' | 'accepts-for-good' | 'rejects-for-good'

/** A formula over patterns numbered in the order of their rows. */
type Formula =
  | { readonly kind: 'any-of'; readonly rows: readonly number[] }
  | { readonly kind: 'not'; readonly of: Formula }
  | { readonly kind: 'all-of'; readonly of: readonly Formula[] }

/** A shortest word of `language`. */
export function shortestAccepted(language: Language, budget: Budget): Search {
  const globs: Glob[] = []
  const formula = number(language, globs)
  const size = globs.reduce((sum, glob) => sum + lengthOf(glob) + 1, 0)
  if (!spend(budget, 10 * size)) return { found: 'undecided' }

  const alphabet = alphabetOf(globs)
  if (!spend(budget, alphabet.length * size)) return { found: 'undecided' }
  const rows = layOut(globs, alphabet)
  const start = new Uint32Array(rows.reduce((sum, { words }) => sum + words, 0))
  for (const row of rows) start[row.offset] = 1
  openAll(rows, start)
  return explore(formula, rows, alphabet, start, budget)
}

function explore(
  formula: Formula,
  rows: readonly Row[],
  alphabet: readonly string[],
  start: Uint32Array<ArrayBuffer>,
  budget: Budget,
): Search {
  const states = [start]
  const cameFrom = [-1]
  const readSymbol = [-1]
  const seen = new Set<string | number>([keyOf(start)])
  const cost = 20 + 10 * start.length
  for (let current = 0; current < states.length; current += 1) {
    const state = states[current]
    if (!state) break
    const outlook = judge(
      formula,
      rows.map((row) => outlookOf(row, state)),
    )
    if (outlook === 'accepts' || outlook === 'accepts-for-good') {
      return { found: 'word', word: spell(current, cameFrom, readSymbol, alphabet) }
    }
    if (outlook === 'rejects-for-good') continue
    for (let symbol = 0; symbol < alphabet.length; symbol += 1) {
      if (!spend(budget, cost)) return { found: 'undecided' }
      const next = move(rows, state, symbol)
      const key = keyOf(next)
      if (seen.has(key)) continue
      seen.add(key)
      states.push(next)
      cameFrom.push(current)
      readSymbol.push(symbol)
    }
  }
  return { found: 'none' }
}

function spell(
  last: number,
  cameFrom: readonly number[],
  readSymbol: readonly number[],
  alphabet: readonly string[],
): string {
  let word = ''
  for (let state = last; state > 0; state = cameFrom[state] ?? -1) {
    word = (alphabet[readSymbol[state] ?? -1] ?? '') + word
  }
  return word
}

function number(language: Language, globs: Glob[]): Formula {
  switch (language.kind) {
    case 'any-of':
      return { kind: 'any-of', rows: language.globs.map((glob) => globs.push(glob) - 1) }
    case 'not':
      return { kind: 'not', of: number(language.of, globs) }
    case 'all-of':
      return { kind: 'all-of', of: language.of.map((part) => number(part, globs)) }
  }
}

/** The formula's own outlook: it is settled for good as soon as enough of its parts are. */
function judge(formula: Formula, outlooks: readonly Outlook[]): Outlook {
  if (formula.kind === 'not') return opposite(judge(formula.of, outlooks))
  if (formula.kind === 'any-of') {
    return opposite(
      conjunction(formula.rows.map((row) => opposite(outlooks[row] ?? 'rejects-for-good'))),
    )
  }
  return conjunction(formula.of.map((part) => judge(part, outlooks)))
}

function conjunction(parts: readonly Outlook[]): Outlook {
  if (parts.includes('rejects-for-good')) return 'rejects-for-good'
  if (parts.includes('rejects')) return 'rejects'
  return parts.includes('accepts') ? 'accepts' : 'accepts-for-good'
}

const OPPOSITE: Readonly<Record<Outlook, Outlook>> = {
  accepts: 'rejects',
  rejects: 'accepts',
  'accepts-for-good': 'rejects-for-good',
  'rejects-for-good': 'accepts-for-good',
}

function opposite(outlook: Outlook): Outlook {
  return OPPOSITE[outlook]
}

function outlookOf(row: Row, state: Uint32Array): Outlook {
  if (row.sureWord >= 0 && ((state[row.sureWord] ?? 0) & row.sureBit) !== 0) {
    return 'accepts-for-good'
  }
  if (((state[row.acceptWord] ?? 0) & row.acceptBit) !== 0) return 'accepts'
  for (let word = 0; word < row.words; word += 1) {
    if (state[row.offset + word] !== 0) return 'rejects'
  }
  return 'rejects-for-good'
}

function move(rows: readonly Row[], state: Uint32Array, symbol: number): Uint32Array<ArrayBuffer> {
  const next = new Uint32Array(state.length)
  for (const { offset, words, reads, stays } of rows) {
    const readable = reads[symbol]
    let carry = 0
    for (let word = 0; word < words; word += 1) {
      const active = (state[offset + word] ?? 0) & (readable?.[word] ?? 0)
      const staying = stays[word] ?? 0
      const moving = active & ~staying
      next[offset + word] = (moving << 1) | carry | (active & staying)
      carry = moving >>> 31
    }
  }
  openAll(rows, next)
  return next
}

/** Add every position reachable without reading: the one after a token that may stand for nothing. */
function openAll(rows: readonly Row[], state: Uint32Array): void {
  for (const { offset, words, stays } of rows) {
    for (let changed = true; changed; ) {
      changed = false
      let carry = 0
      for (let word = 0; word < words; word += 1) {
        const active = state[offset + word] ?? 0
        const passed = active & (stays[word] ?? 0)
        const opened = (active | (passed << 1) | carry) >>> 0
        carry = passed >>> 31
        if (opened !== active) {
          state[offset + word] = opened
          changed = true
        }
      }
    }
  }
}

function layOut(globs: readonly Glob[], alphabet: readonly string[]): Row[] {
  let offset = 0
  return globs.map((glob) => {
    const length = lengthOf(glob)
    const words = (length >>> 5) + 1
    const stays = new Uint32Array(words)
    const reads = alphabet.map(() => new Uint32Array(words))
    for (let position = 0; position < length; position += 1) {
      const token = tokenAt(glob, position)
      const [word, bit] = [position >>> 5, 1 << (position & 31)]
      if (token.many) stays[word] = (stays[word] ?? 0) | bit
      for (const [index, character] of alphabet.entries()) {
        const readable = reads[index]
        if (readable && holdsSymbol(token.symbols, character.charCodeAt(0))) {
          readable[word] = (readable[word] ?? 0) | bit
        }
      }
    }
    const last = glob.tokens.at(-1)
    const endsOpen = last?.many === true && last.symbols === ANY_SYMBOL
    const row: Row = {
      offset,
      words,
      reads,
      stays,
      acceptWord: offset + (length >>> 5),
      acceptBit: 1 << (length & 31),
      sureWord: endsOpen ? offset + ((length - 1) >>> 5) : -1,
      sureBit: endsOpen ? 1 << ((length - 1) & 31) : 0,
    }
    offset += words
    return row
  })
}

function lengthOf(glob: Glob): number {
  return glob.head.length + glob.tokens.length
}

function tokenAt(glob: Glob, position: number): Token {
  const token = glob.tokens[position - glob.head.length]
  return token ?? { symbols: symbols(glob.head.charAt(position)), many: false }
}

/** Characters that read well in a witness, best first. */
const READABLE = 'xabcdefghijklmnopqrstuvwyz0123456789XABCDEFGHIJKLMNOPQRSTUVWYZ-_./:@=+, '

/** One character for every set of characters that no pattern tells apart. */
function alphabetOf(globs: readonly Glob[]): string[] {
  const cuts = new Set([0])
  const classes = new Set<SymbolClass>()
  for (const { head, tokens } of globs) {
    for (let index = 0; index < head.length; index += 1) cutAround(cuts, head.charCodeAt(index))
    for (const token of tokens) classes.add(token.symbols)
  }
  for (const { ranges } of classes) {
    for (const [first, last] of ranges) {
      cuts.add(first)
      cuts.add(last + 1)
    }
  }

  const bounds = [...cuts].filter((code) => code <= 0xffff).sort((a, b) => a - b)
  const literals = new Set(globs.flatMap(({ head }) => head.split('')))
  const bySignature = new Map<string, string>()
  for (const [index, first] of bounds.entries()) {
    const last = (bounds[index + 1] ?? 0x10000) - 1
    const character = readableWithin(first, last)
    const memberships = [...classes].map((symbolClass) =>
      holdsSymbol(symbolClass, first) ? '1' : '0',
    )
    const signature = (literals.has(character) ? character : '') + memberships.join('')
    const known = bySignature.get(signature)
    if (known === undefined || rank(character) < rank(known)) bySignature.set(signature, character)
  }
  return [...bySignature.values()].sort((a, b) => rank(a) - rank(b))
}

function cutAround(cuts: Set<number>, code: number): void {
  cuts.add(code)
  cuts.add(code + 1)
}

function readableWithin(first: number, last: number): string {
  for (const character of READABLE) {
    const code = character.charCodeAt(0)
    if (code >= first && code <= last) return character
  }
  return String.fromCharCode(first)
}

function rank(character: string): number {
  const index = READABLE.indexOf(character)
  return index < 0 ? READABLE.length + character.charCodeAt(0) : index
}

function keyOf(state: Uint32Array<ArrayBuffer>): string | number {
  if (state.length === 1) return state[0] ?? 0
  return String.fromCharCode(...new Uint16Array(state.buffer))
}
