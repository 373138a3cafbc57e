import { describe, expect, test } from 'vitest'
import { openStore } from '../../src/findings/index.ts'
import {
  ACCOUNT,
  CHECK,
  DENIED,
  evidenceOf,
  finding,
  idOf,
  KIND,
  listed,
  type Night,
  scanInto,
  standings,
} from './example.ts'

const inMemory = () => openStore(':memory:', { readOnly: false })

function lived(...nights: readonly Night[]) {
  const store = inMemory()
  for (const [index, night] of nights.entries()) scanInto(store, index + 1, night)
  return store
}

const fails: Night = { findings: [finding('a', 'fail')] }
const passes: Night = { findings: [finding('a', 'pass')] }
const isUnknown: Night = { findings: [finding('a', 'unknown')] }
const isGone: Night = { findings: [] }

describe('only what was looked at can change', () => {
  test.each<[story: string, nights: readonly Night[], standing: string]>([
    ['a fault is new on its first night', [fails], 'new'],
    ['and open on its second', [fails, fails], 'open'],
    ['what passed before is new when it fails', [passes, fails], 'new'],
    ['read and passed is fixed', [fails, passes], 'fixed'],
    ['gone from a list that was read to its end is fixed', [fails, isGone], 'fixed'],
    ['failing after fixed is reopened', [fails, passes, fails], 'reopened'],
    ['returned with its resource is reopened', [fails, isGone, fails], 'reopened'],
    ['and open a night later', [fails, passes, fails, fails], 'open'],
    ['unknown leaves a fault as it was', [fails, fails, isUnknown], 'open'],
    ['unknown from the start is unknown', [isUnknown], 'unknown'],
    [
      'what was fixed and cannot be read is not called fixed',
      [fails, passes, isUnknown],
      'unknown',
    ],
    ['until it is read again', [fails, passes, isUnknown, passes], 'fixed'],
    ['nobody knows what passed and cannot be read', [passes, isUnknown], 'unknown'],
    [
      'a list cut short closes nothing',
      [fails, { findings: [], coverage: [listed(0, { complete: false, gaps: [DENIED] })] }],
      'new',
    ],
    ['a kind that nobody listed closes nothing', [fails, { findings: [], coverage: [] }], 'new'],
    [
      'a list of another region closes nothing',
      [fails, { findings: [], coverage: [listed(0, { region: 'us-east-1' })] }],
      'new',
    ],
    [
      'a list with more than was spoken of closes nothing',
      [fails, { findings: [], coverage: [listed(1)] }],
      'new',
    ],
    [
      'another check about the same bucket closes nothing',
      [fails, { findings: [finding('a', 'pass', { check: 'recovery/keeps-versions' })] }],
      'new',
    ],
    [
      'the service switched off closes nothing',
      [fails, { findings: [], coverage: [listed(0, { complete: false, notEnabled: true })] }],
      'new',
    ],
    ['another account closes nothing', [fails, { findings: [], account: '444455556666' }], 'new'],
  ])('%s', (_, nights, standing) => {
    expect(standings(lived(...nights))['a']).toBe(standing)
  })
})

test('a life counts its returns, and tells when it was seen and answered', () => {
  const store = lived(fails, passes, fails, isUnknown)
  expect(store.find(idOf('a'))).toMatchObject({
    life: {
      generation: 2,
      firstSeen: '2026-11-01T03:00:00.000Z',
      lastAnswered: '2026-11-03T03:00:00.000Z',
    },
    gaps: [DENIED],
    finding: { status: 'fail' },
  })
  expect(store.history(idOf('a')).map(({ scan, happened }) => `${scan} ${happened}`)).toEqual([
    '1 opened',
    '2 fixed',
    '3 reopened',
    '4 unanswered',
  ])
})

test('changed evidence is told, and an uneventful night leaves no trace', () => {
  const wider = { findings: [finding('a', 'fail', { evidence: evidenceOf('wider') })] }
  const store = lived(fails, fails, wider, wider)
  expect(store.history(idOf('a')).map(({ scan, happened }) => `${scan} ${happened}`)).toEqual([
    '1 opened',
    '3 changed',
  ])
})

test('two scans differ by what is new, fixed, reopened and changed between their ends', () => {
  const on = (a: 'pass' | 'fail', b: 'pass' | 'fail', value = 'x'): Night => ({
    findings: [
      finding('a', a),
      finding('b', b),
      finding('c', 'fail', { evidence: evidenceOf(value) }),
    ],
  })
  const store = lived(on('fail', 'pass'), on('pass', 'fail'), on('fail', 'fail', 'y'))
  const names = (from: number, to: number) =>
    Object.entries(store.between(from, to)).map(([what, list]) => [
      what,
      list.map(
        ({ finding: one }: { finding: { resource: { name: string } } | null }) =>
          one?.resource.name,
      ),
    ])
  expect(names(1, 2)).toEqual([
    ['new', ['b']],
    ['reopened', []],
    ['fixed', ['a']],
    ['changed', []],
  ])
  expect(names(2, 3)).toEqual([
    ['new', []],
    ['reopened', ['a']],
    ['fixed', []],
    ['changed', ['c']],
  ])
  expect(names(1, 3)).toEqual([
    ['new', ['b']],
    ['reopened', []],
    ['fixed', []],
    ['changed', ['c']],
  ])
  expect(names(3, 1)[2]).toEqual(['fixed', ['b']])
})

test('a fault that ended with its resource is handed back, for no finding tells of it', () => {
  const store = lived(fails)
  const { gone } = scanInto(store, 2, isGone)
  expect(gone).toMatchObject([{ resource: { name: 'a' }, life: { standing: 'fixed' } }])
})

test('a resource seen from two accounts has one life, led by the account with the fault', () => {
  const other = '444455556666'
  const inOther = (status: 'pass' | 'fail') => ({
    account: other,
    findings: [finding('a', status, { account: other })],
  })
  const store = inMemory()
  for (const number of [1, 2]) {
    const recording = store.record({
      startedAt: `2026-11-0${number}T00:00:00Z`,
      tool: 'ajar',
      checks: [CHECK],
      exceptionsFor: () => [],
    })
    for (const night of [passes, inOther('fail')]) {
      const { account = ACCOUNT, findings } = night as Night
      const takenAt = `2026-11-0${number}T00:00:00Z`
      recording.take({ provider: 'aws', account, takenAt, findings, coverage: [listed(1)] })
    }
    recording.finish(`2026-11-0${number}T00:00:00Z`, {})
  }
  expect(store.history(idOf('a'))).toHaveLength(1)
  expect(standings(store)).toEqual({ a: 'open' })
})

test('an older snapshot does not rewrite what is known since', () => {
  const store = lived(fails)
  scanInto(store, 9, fails)
  expect(() => scanInto(store, 5, passes)).toThrow(/older snapshot belongs in another --state/)
})

test('what only passed costs a row and is not told; gone, it is forgotten', () => {
  const store = lived(passes)
  expect(store.find(idOf('a'))).toMatchObject({ finding: null, life: { standing: 'passed' } })
  scanInto(store, 2, isGone)
  expect(store.find(idOf('a'))).toBeNull()
})

describe('acceptance', () => {
  const accepted = { reason: 'public on purpose', owner: 'web', until: '2027-01-31' }
  const under = (night: Night, key: string, evidence: string | null = null): Night => ({
    ...night,
    exceptions: () => [{ acceptance: { key, evidence }, accepted }],
  })
  const wider: Night = { findings: [finding('a', 'fail', { evidence: evidenceOf('wider') })] }

  test.each<[story: string, nights: readonly Night[], standing: string]>([
    ['marks a fault', [under(fails, 'x')], 'accepted'],
    ['holds while the evidence is the same', [under(fails, 'x'), under(fails, 'x')], 'accepted'],
    ['ends with its exception', [under(fails, 'x'), fails], 'open'],
    ['ends when the evidence changes', [under(fails, 'x'), under(wider, 'x')], 'open'],
    ['and stays ended', [under(fails, 'x'), under(wider, 'x'), under(wider, 'x')], 'open'],
    [
      'holds again when the old evidence is back',
      [under(fails, 'x'), under(wider, 'x'), under(fails, 'x')],
      'accepted',
    ],
    ['can be given anew', [under(fails, 'x'), under(wider, 'x'), under(wider, 'y')], 'accepted'],
    ['holds for the evidence it names alone', [under(fails, 'x', 'other')], 'new'],
    [
      'does not take a return with other evidence',
      [under(fails, 'x'), under(passes, 'x'), under(wider, 'x')],
      'reopened',
    ],
    ['outlasts a night without an answer', [under(fails, 'x'), under(isUnknown, 'x')], 'accepted'],
    [
      'ends on its day even without an answer',
      [under(fails, 'x'), under(fails, 'x'), isUnknown],
      'open',
    ],
  ])('%s', (_, nights, standing) => {
    expect(standings(lived(...nights))['a']).toBe(standing)
  })

  test('is told with its owner, reason and end', () => {
    const store = lived(under(fails, 'x'))
    expect(store.find(idOf('a'))?.life.accepted).toEqual(accepted)
    expect(store.history(idOf('a')).at(-1)?.note).toBe('web, until 2027-01-31: public on purpose')
  })
})

test('look-alikes in several regions and accounts have lives of their own', () => {
  const store = inMemory()
  const twins = ['us-east-1', 'eu-west-1'].map((region) =>
    finding(`x-${region}`, 'fail', {
      region,
      resource: { kind: KIND, id: `arn:${region}:x`, name: 'x' },
    }),
  )
  scanInto(store, 1, { findings: twins })
  expect(Array.from(store.living())).toHaveLength(2)
})
