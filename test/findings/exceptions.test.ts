import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { appendException, parseExceptions } from '../../src/exceptionsFile.ts'
import { createExceptions, type Exception } from '../../src/findings/exceptions.ts'
import { ACCOUNT, CHECK, finding, freshFolder, idOf, KIND } from './example.ts'

const NOW = new Date('2026-11-23T03:00:00Z')
const words = { reason: 'a website', owner: 'web', until: '2027-01-31' }
const lookedAt = { checks: [CHECK], accounts: [ACCOUNT] }
const website = finding('acme-website', 'fail', {
  resource: {
    kind: KIND,
    id: 'arn:aws:s3:::acme-website',
    name: 'acme-website',
    tags: { public: 'yes', 'aws:team': 'web' },
  },
})

function exceptionsOf(...list: readonly Partial<Exception>[]) {
  const placed = list.map((one, index) => ({
    exception: { ...words, ...one },
    place: `exceptions.yaml:${index + 2}`,
  }))
  return createExceptions(placed, NOW)
}

describe('an exception selects by each word that it has', () => {
  test.each<[story: string, exception: Partial<Exception>, selected: boolean]>([
    ['by the id of a finding', { finding: idOf('acme-website') }, true],
    ['and of no other', { finding: idOf('acme-other') }, false],
    ['by check', { check: CHECK, resource: 'acme-*' }, true],
    ['by a folder of checks', { check: 'storage/*', resource: '*website' }, true],
    ['by the name of a resource', { resource: 'acme-website' }, true],
    ['by its id, over slashes and colons', { resource: 'arn:*:acme-web????' }, true],
    ['by account', { account: ACCOUNT }, true],
    ['by another account', { account: '444455556666' }, false],
    ['by tag', { tag: { public: 'y*' } }, true],
    ['by all of several tags', { tag: { public: 'yes', 'aws:team': 'data' } }, false],
    ['a dot is a dot', { resource: 'acme.website' }, false],
    ['all words must agree', { check: CHECK, account: '1' }, false],
    ['until the end of its last day', { account: ACCOUNT, until: '2026-11-23' }, true],
    ['and not a day longer', { account: ACCOUNT, until: '2026-11-22' }, false],
  ])('%s', (_, exception, selected) => {
    expect(exceptionsOf(exception).for(website)).toHaveLength(selected ? 1 : 0)
  })
})

describe('an exception that needs a person is told with its line', () => {
  test.each<[story: string, exception: Partial<Exception>, warning: RegExp | null]>([
    ['expired', { account: ACCOUNT, until: '2026-01-01' }, /:2: .* of web expired on 2026-01-01/],
    ['matching no fault', { resource: 'gone' }, /:2: .*matches no fault/],
    ['not of this scan', { resource: 'gone', account: '444455556666' }, null],
    ['of a check that was not run', { resource: 'gone', check: 'keys/rotated' }, null],
    ['a whole check', { check: CHECK }, /too wide: name a resource/],
    ['everything', { resource: '*' }, /too wide: name a resource/],
    ['a fine one', { resource: 'acme-website' }, null],
  ])('%s', (_, exception, warning) => {
    const exceptions = exceptionsOf(exception)
    exceptions.for(website)
    const told = exceptions.warnings(lookedAt)
    expect(told).toEqual(warning ? [expect.stringMatching(warning)] : [])
  })

  test('accepting more than anybody has looked at', () => {
    const exceptions = exceptionsOf({ account: ACCOUNT })
    for (let index = 0; index < 101; index++) exceptions.for(finding(`b${index}`, 'fail'))
    expect(exceptions.warnings(lookedAt)).toEqual([
      expect.stringMatching(/too wide: it accepts 101/),
    ])
  })
})

test('an exception that somebody changed is another', () => {
  const [before] = exceptionsOf({ account: ACCOUNT }).for(website)
  const [after] = exceptionsOf({ account: ACCOUNT, until: '2027-12-31' }).for(website)
  expect(after?.acceptance.key).not.toBe(before?.acceptance.key)
})

describe('a mistake in the file is told with its line', () => {
  const entry = (...lines: readonly string[]) =>
    `# ours\nexceptions:\n  - ${lines.join('\n    ')}\n`
  test.each([
    [
      'no reason',
      entry('check: a/b', 'owner: me', 'until: 2027-01-01'),
      /:3: exceptions\.0\.reason/,
    ],
    ['no day', entry('check: a/b', 'reason: r', 'owner: me', 'until: soon'), /:6: .*YYYY-MM-DD/],
    ['no such day', entry('check: a/b', 'reason: r', 'owner: me', 'until: 2027-02-30'), /:6: /],
    [
      'about nothing',
      entry('reason: r', 'owner: me', 'until: 2027-01-01'),
      /:3: .*name what it is about/,
    ],
    [
      'an account without quotes',
      entry('account: 012345678901', 'reason: r', 'owner: me', 'until: 2027-01-01'),
      /:3: .*in quotes/,
    ],
    [
      'an unknown word',
      entry('check: a/b', 'because: r', 'reason: r', 'owner: me', 'until: 2027-01-01'),
      /:4: .*because/,
    ],
    ['no YAML', 'exceptions: [\n', /exceptions\.yaml:\d+: /],
  ])('%s', (_, text, sentence) => {
    expect(() => parseExceptions(text, 'exceptions.yaml')).toThrow(sentence)
  })
})

describe('an exception is added without touching the rest', () => {
  const added: Exception = {
    finding: idOf('a'),
    evidence: 'f00',
    ...words,
    reason: 'it: is # fine',
  }
  const ITEM = `# Admit nobody: a
- finding: ${idOf('a')}
  evidence: f00
  reason: "it: is # fine"
  owner: web
  until: 2027-01-31
`
  const indented = (by: string) => ITEM.replace(/^/gm, by).trimEnd().concat('\n')
  const first = `- check: "a/*" # why\n    resource: x\n    reason: r\n    owner: o\n    until: 2027-01-01 # end`

  test.each([
    [
      'after the last',
      `# mine\nexceptions: # all\n  # one\n  ${first}\n\n# the end\n`,
      `# mine\nexceptions: # all\n  # one\n  ${first}\n${indented('  ')}\n# the end\n`,
    ],
    [
      'in the indentation that is there',
      `exceptions:\n${first.replaceAll('\n  ', '\n')}\n`,
      `exceptions:\n${first.replaceAll('\n  ', '\n')}\n${ITEM}`,
    ],
    [
      'after a last line that has no end',
      `exceptions:\n  ${first}`,
      `exceptions:\n  ${first}\n${indented('  ')}`,
    ],
    ['to an empty list', '# none yet\nexceptions:\n', `# none yet\nexceptions:\n${indented('  ')}`],
    ['to an empty file', '', `exceptions:\n${indented('  ')}`],
  ])('%s', (_, before, after) => {
    const path = join(freshFolder(), 'exceptions.yaml')
    writeFileSync(path, before)
    appendException(path, added, 'Admit nobody: a')
    expect(readFileSync(path, 'utf8')).toBe(after)
    expect(parseExceptions(after, path).at(-1)?.exception).toEqual(added)
  })

  test('to no file, with a word of what it is', () => {
    const path = join(freshFolder(), 'exceptions.yaml')
    appendException(path, added, 'Name with\na break: # and \u202e marks')
    expect(readFileSync(path, 'utf8')).toMatch(
      /^# Faults that somebody answers for.*\nexceptions:\n/,
    )
    expect(parseExceptions(readFileSync(path, 'utf8'), path)).toHaveLength(1)
  })

  test('a list in brackets is left to its writer', () => {
    const path = join(freshFolder(), 'exceptions.yaml')
    writeFileSync(path, 'exceptions: []\n')
    expect(() => appendException(path, added, 'x')).toThrow(/not in brackets/)
  })
})
