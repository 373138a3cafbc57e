import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  allOf,
  anyOf,
  caseless,
  counterexample,
  createBudget,
  delimited,
  eitherOf,
  exactly,
  type Glob,
  holdsWord,
  type Language,
  literal,
  many,
  matches,
  not,
  one,
  prefixed,
  residuals,
  sequence,
  shortestWord,
  someWord,
  symbols,
  symbolsExcept,
  wildcard,
} from '#algebra'

/** Every word over `alphabet` of at most `longest` characters, shortest first. */
function wordsOver(alphabet: string, longest: number): string[] {
  const words = ['']
  for (let from = 0, length = 0; length < longest; length += 1) {
    const until = words.length
    for (; from < until; from += 1) for (const symbol of alphabet) words.push(words[from] + symbol)
  }
  return words
}

/** The same question asked of a regular expression, which shares no code with the globs. */
function asRegExp(glob: Glob): RegExp {
  const set = (ranges: Glob['tokens'][number]['symbols']['ranges']) =>
    `[${ranges.map(([a, b]) => `\\u${hex(a)}-\\u${hex(b)}`).join('')}]`
  const head = [...glob.head].map((symbol) => `\\u${hex(symbol.charCodeAt(0))}`).join('')
  const rest = glob.tokens.map((token) => set(token.symbols.ranges) + (token.many ? '*' : ''))
  return new RegExp(`^${head}${rest.join('')}$`, 's')
}

function hex(code: number): string {
  return code.toString(16).padStart(4, '0')
}

const NOT_COLON = symbolsExcept(':')
const part = fc.constantFrom(
  'a',
  'b',
  ':',
  one(symbols('ab')),
  one(NOT_COLON),
  many(NOT_COLON),
  many(symbols('a')),
)
const glob = fc.oneof(
  fc
    .array(fc.constantFrom('a', 'b', ':', '*', '?'), { maxLength: 5 })
    .map((c) => wildcard(c.join(''))),
  fc.array(part, { maxLength: 4 }).map((parts) => sequence('generated', parts)),
  fc
    .array(fc.constantFrom('a', 'A', 'b'), { maxLength: 3 })
    .map((c) => caseless(wildcard(c.join('')))),
)
const language = fc.letrec<{ node: Language }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    fc.array(glob, { maxLength: 2 }).map(anyOf),
    tie('node').map(not),
    fc.array(tie('node'), { maxLength: 3 }).map((of) => allOf(...of)),
    fc.array(tie('node'), { maxLength: 2 }).map((of) => eitherOf(...of)),
  ),
})).node

const WORDS = wordsOver('ab:A', 5)

describe('globs', () => {
  it('match what the equal regular expression matches', () => {
    fc.assert(
      fc.property(glob, fc.constantFrom(...WORDS), (pattern, word) => {
        expect(matches(pattern, word)).toBe(asRegExp(pattern).test(word))
      }),
      { numRuns: 5000 },
    )
  })

  it('of delimited fields keep a star within its field, but in the last', () => {
    const pattern = delimited('arn:aws:iam::*:user/bob', ':', 6)
    if (!pattern) throw new Error('six fields')
    expect(matches(pattern, 'arn:aws:iam::111122223333:user/bob')).toBe(true)
    expect(matches(pattern, 'arn:aws:iam::111122223333:role/:user/bob')).toBe(false)
    const open = delimited('arn:aws:sns:*:1:*', ':', 6)
    expect(open && matches(open, 'arn:aws:sns:eu-west-1:1:topic:subscription')).toBe(true)
    expect(delimited('not-an-arn', ':', 6)).toBeUndefined()
    expect(delimited('a:b?c', ':', 6)).toBeUndefined()
    const everything = delimited('*', ':', 6)
    expect(everything && matches(everything, 'arn:aws:s3:::bucket')).toBe(true)
    expect(everything && matches(everything, 'text')).toBe(false)
  })

  it('without case differ from their pattern in nothing else', () => {
    const pattern = caseless(wildcard('s3:Get*'))
    expect(matches(pattern, 'S3:GETobject')).toBe(true)
    expect(matches(pattern, 'S3:PUTobject')).toBe(false)
  })

  it('leave, after a text, exactly the continuations that complete a word', () => {
    fc.assert(
      fc.property(glob, fc.constantFrom(...WORDS), fc.constantFrom(...WORDS), (whole, a, b) => {
        const rest = residuals(whole, a)
        expect(rest.some((pattern) => matches(pattern, b))).toBe(matches(whole, a + b))
        expect(matches(prefixed(a, whole), a + b)).toBe(matches(whole, b))
      }),
      { numRuns: 3000 },
    )
  })
})

describe('languages, against every word of a small alphabet', () => {
  it('find a word exactly when there is one, and a shortest one', () => {
    fc.assert(
      fc.property(language, (subject) => {
        const search = shortestWord(subject, createBudget(1e7))
        const first = WORDS.find((word) => holdsWord(subject, word))
        if (search.found === 'word') {
          expect(holdsWord(subject, search.word)).toBe(true)
          if (first !== undefined) expect(search.word.length).toBeLessThanOrEqual(first.length)
        } else {
          expect(search.found).toBe('none')
          expect(first).toBeUndefined()
        }
      }),
      { numRuns: 3000 },
    )
  })

  it('combine as sets do', () => {
    fc.assert(
      fc.property(language, language, fc.constantFrom(...WORDS), (left, right, word) => {
        const [a, b] = [holdsWord(left, word), holdsWord(right, word)]
        expect(holdsWord(allOf(left, right), word)).toBe(a && b)
        expect(holdsWord(eitherOf(left, right), word)).toBe(a || b)
        expect(holdsWord(not(left), word)).toBe(!a)
      }),
      { numRuns: 2000 },
    )
  })

  it('include one another exactly when no word tells them apart', () => {
    fc.assert(
      fc.property(language, language, (inner, outer) => {
        const search = counterexample(inner, outer, createBudget(1e7))
        const stray = WORDS.find((word) => holdsWord(inner, word) && !holdsWord(outer, word))
        if (search.found === 'word') {
          expect(holdsWord(inner, search.word) && !holdsWord(outer, search.word)).toBe(true)
        } else {
          expect(stray).toBeUndefined()
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('give the quick search the same answers as the automaton', () => {
    const term = fc.record({ globs: fc.array(glob, { maxLength: 3 }), inside: fc.boolean() })
    fc.assert(
      fc.property(fc.array(term, { minLength: 1, maxLength: 4 }), (terms) => {
        const quick = someWord(terms, createBudget(1e7))
        const whole = allOf(...terms.map((t) => (t.inside ? anyOf(t.globs) : not(anyOf(t.globs)))))
        expect(quick.found).toBe(shortestWord(whole, createBudget(1e7)).found)
        if (quick.found === 'word') expect(holdsWord(whole, quick.word)).toBe(true)
      }),
      { numRuns: 4000 },
    )
  })
})

describe('the budget', () => {
  const knot = Array.from({ length: 10 }, (_, index) => {
    const [a, b] = ['abcdefghij'.charAt(index), 'jihgfedcba'.charAt(index)]
    return wildcard(`*${a}x*${b}y*`)
  })
  const terms = [
    ...knot.map((pattern) => ({ globs: [pattern], inside: true })),
    { globs: [wildcard('*z*'), wildcard('*xa*y*')], inside: false },
  ]

  it('ends a search that is too dear as undecided, never as empty', () => {
    expect(someWord(terms, createBudget(200_000)).found).toBe('undecided')
  })

  it('does not touch what is cheap', () => {
    const account = sequence('account', exactly(symbols('', '09'), 12))
    const search = someWord(
      [
        { globs: [account], inside: true },
        { globs: [literal('000000000000')], inside: false },
      ],
      createBudget(100_000),
    )
    expect(search.found).toBe('word')
  })
})
