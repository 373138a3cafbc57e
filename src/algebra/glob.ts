/**
 * Linear patterns over text: literal characters, one character of a class, any number of characters
 * of a class. Every wildcard dialect of the clouds is one of these; no pattern has an alternative
 * or a group, so that a list of patterns is a union and nothing more.
 *
 * Characters are UTF-16 code units.
 *
 * @module
 */

/** A set of characters, as ranges of code units. */
export interface SymbolClass {
  readonly ranges: readonly (readonly [first: number, last: number])[]
  /** A member that reads well in a witness. */
  readonly sample: string
}

export interface Token {
  readonly symbols: SymbolClass
  /** Zero or more of them, instead of exactly one. */
  readonly many: boolean
}

export interface Glob {
  /** The pattern as its author wrote it, for evidence. */
  readonly source: string
  /** What every word of the pattern begins with; all of it when there are no tokens. */
  readonly head: string
  readonly tokens: readonly Token[]
  /** Which test decides membership. */
  readonly shape: 'literal' | 'prefix' | 'wildcard' | 'general'
}

const LAST_CODE_UNIT = 0xffff

export const ANY_SYMBOL: SymbolClass = { ranges: [[0, LAST_CODE_UNIT]], sample: 'x' }

export const ANY: Token = { symbols: ANY_SYMBOL, many: false }
export const ANY_MANY: Token = { symbols: ANY_SYMBOL, many: true }

/** The characters of `text`, and every character between the two of each pair, such as `'az'`. */
export function symbols(text: string, ...pairs: readonly string[]): SymbolClass {
  const ranges = [
    ...[...text].map((symbol) => [symbol.charCodeAt(0), symbol.charCodeAt(0)] as const),
    ...pairs.map((pair) => [pair.charCodeAt(0), pair.charCodeAt(1)] as const),
  ]
  const x = ANY_SYMBOL.sample.charCodeAt(0)
  const holdsX = ranges.some(([first, last]) => first <= x && x <= last)
  return { ranges, sample: holdsX ? ANY_SYMBOL.sample : (pairs[0]?.[0] ?? text[0] ?? '') }
}

/** Every character but those of `text`. */
export function symbolsExcept(text: string): SymbolClass {
  const excluded = [...text].map((symbol) => symbol.charCodeAt(0)).sort((a, b) => a - b)
  const ranges: [number, number][] = []
  let from = 0
  for (const code of excluded) {
    if (code > from) ranges.push([from, code - 1])
    from = code + 1
  }
  ranges.push([from, LAST_CODE_UNIT])
  return { ranges, sample: text.includes('x') ? '' : 'x' }
}

export function one(symbolClass: SymbolClass): Token {
  return { symbols: symbolClass, many: false }
}

export function many(symbolClass: SymbolClass): Token {
  return { symbols: symbolClass, many: true }
}

export function exactly(symbolClass: SymbolClass, count: number): Token[] {
  return Array.from({ length: count }, () => one(symbolClass))
}

/** Shared, so that equal patterns are told by their classes being the same. */
const ASCII: readonly Token[] = Array.from({ length: 128 }, (_, code) =>
  one(symbols(String.fromCharCode(code))),
)

function itself(code: number): Token {
  return ASCII[code] ?? one(symbols(String.fromCharCode(code)))
}

/** The one word `text`. */
export function literal(text: string): Glob {
  return { source: text, head: text, tokens: [], shape: 'literal' }
}

/** `*` is any text, `?` any one character, all else itself. */
export function wildcard(text: string): Glob {
  const star = text.indexOf('*')
  const question = text.indexOf('?')
  if (star < 0 && question < 0) return literal(text)
  if (star === text.length - 1 && question < 0) {
    return { source: text, head: text.slice(0, -1), tokens: [ANY_MANY], shape: 'prefix' }
  }
  return sequence(text, wildcardParts(text, ANY_SYMBOL))
}

/**
 * A text of `count` fields between separators. A wildcard stays within its field, but in the last
 * field, which holds whatever follows. A pattern of fewer fields that ends in `*` leaves the
 * missing ones open; any other matches nothing.
 */
export function delimited(text: string, separator: string, count: number): Glob | undefined {
  if (!text.includes('*') && !text.includes('?')) {
    return text.split(separator).length < count ? undefined : literal(text)
  }
  const inside = symbolsExcept(separator)
  const fields = text.split(separator)
  if (fields.length > count) fields.push(fields.splice(count - 1).join(separator))
  if (fields.length < count && !text.endsWith('*')) return undefined
  while (fields.length < count) fields.push('*')
  const parts: (string | Token)[] = []
  for (const [index, field] of fields.entries()) {
    if (index > 0) parts.push(separator)
    parts.push(...wildcardParts(field, index === count - 1 ? ANY_SYMBOL : inside))
  }
  return sequence(text, parts)
}

/** The same pattern, with no difference between upper and lower case. */
export function caseless(glob: Glob): Glob {
  const parts: (string | Token)[] = []
  for (const symbol of glob.head) {
    const [lower, upper] = [symbol.toLowerCase(), symbol.toUpperCase()]
    const both = lower.length === 1 && upper.length === 1 && lower !== upper
    parts.push(both ? one({ ...symbols(lower + upper), sample: symbol }) : symbol)
  }
  return sequence(glob.source, [...parts, ...glob.tokens])
}

/** Put a pattern together from literal text and tokens. */
export function sequence(source: string, parts: readonly (string | Token)[]): Glob {
  let head = ''
  const tokens: Token[] = []
  for (const part of parts) {
    if (typeof part !== 'string') {
      const before = tokens.at(-1)
      if (!(part.many && before?.many && before.symbols === part.symbols)) tokens.push(part)
    } else if (tokens.length === 0) {
      head += part
    } else {
      for (let index = 0; index < part.length; index += 1) {
        tokens.push(itself(part.charCodeAt(index)))
      }
    }
  }
  return { source, head, tokens, shape: shapeOf(tokens) }
}

/** `prefix` followed by a word of `glob`. */
export function prefixed(prefix: string, glob: Glob): Glob {
  return { ...glob, source: prefix + glob.source, head: prefix + glob.head }
}

export function matches(glob: Glob, text: string): boolean {
  switch (glob.shape) {
    case 'literal':
      return text === glob.head
    case 'prefix':
      return text.startsWith(glob.head)
    case 'wildcard':
      return text.startsWith(glob.head) && matchesWildcard(glob.tokens, text, glob.head.length)
    case 'general':
      return text.startsWith(glob.head) && matchesGeneral(glob.tokens, text, glob.head.length)
  }
}

/** What may follow `text` so that the whole is a word of `glob`. */
export function residuals(glob: Glob, text: string): Glob[] {
  const shared = Math.min(glob.head.length, text.length)
  if (glob.head.slice(0, shared) !== text.slice(0, shared)) return []
  if (text.length <= glob.head.length) return [{ ...glob, head: glob.head.slice(text.length) }]
  let active = openTokens(glob.tokens, new Set([0]))
  for (let index = shared; index < text.length; index += 1) {
    active = step(glob.tokens, active, text.charCodeAt(index))
  }
  return [...active].map((position) => sequence(glob.source, glob.tokens.slice(position)))
}

/** Words of the pattern to try before searching: each `*` as nothing, and as one character. */
export function samples(glob: Glob): string[] {
  if (glob.shape === 'literal') return [glob.head]
  const filled = glob.head + glob.tokens.map(({ symbols: { sample } }) => sample).join('')
  const bare =
    glob.head + glob.tokens.map((token) => (token.many ? '' : token.symbols.sample)).join('')
  return [filled, bare]
}

export function holdsSymbol({ ranges }: SymbolClass, code: number): boolean {
  for (const [first, last] of ranges) if (code >= first && code <= last) return true
  return false
}

/** The parts of a wildcard pattern, to be put together with others. */
export function wildcardParts(text: string, within: SymbolClass = ANY_SYMBOL): (string | Token)[] {
  const parts: (string | Token)[] = []
  let from = 0
  for (let index = 0; index < text.length; index += 1) {
    const symbol = text.charAt(index)
    if (symbol !== '*' && symbol !== '?') continue
    if (index > from) parts.push(text.slice(from, index))
    const star = symbol === '*'
    parts.push(within === ANY_SYMBOL ? (star ? ANY_MANY : ANY) : { symbols: within, many: star })
    from = index + 1
  }
  if (from < text.length) parts.push(text.slice(from))
  return parts
}

function shapeOf(tokens: readonly Token[]): Glob['shape'] {
  const [first] = tokens
  if (!first) return 'literal'
  if (tokens.length === 1 && first === ANY_MANY) return 'prefix'
  return tokens.every((token) => !token.many || token.symbols === ANY_SYMBOL)
    ? 'wildcard'
    : 'general'
}

/** With stars over all characters only, the last star passed is the only one worth going back to. */
function matchesWildcard(tokens: readonly Token[], text: string, start: number): boolean {
  let position = 0
  let index = start
  let star = -1
  let resume = 0
  while (index < text.length) {
    const token = tokens[position]
    if (token?.many) {
      star = position
      resume = index
      position += 1
    } else if (token && holdsSymbol(token.symbols, text.charCodeAt(index))) {
      position += 1
      index += 1
    } else if (star >= 0) {
      position = star + 1
      resume += 1
      index = resume
    } else {
      return false
    }
  }
  while (tokens[position]?.many) position += 1
  return position === tokens.length
}

function matchesGeneral(tokens: readonly Token[], text: string, start: number): boolean {
  let active = openTokens(tokens, new Set([0]))
  for (let index = start; index < text.length && active.size > 0; index += 1) {
    active = step(tokens, active, text.charCodeAt(index))
  }
  return active.has(tokens.length)
}

function step(tokens: readonly Token[], active: ReadonlySet<number>, code: number): Set<number> {
  const next = new Set<number>()
  for (const position of active) {
    const token = tokens[position]
    if (token && holdsSymbol(token.symbols, code)) next.add(token.many ? position : position + 1)
  }
  return openTokens(tokens, next)
}

/** Every position reachable without reading: past a token that may stand for nothing. */
function openTokens(tokens: readonly Token[], positions: Set<number>): Set<number> {
  // A set yields what is added to it while it is walked.
  for (const position of positions) if (tokens[position]?.many) positions.add(position + 1)
  return positions
}
