import { expect, test } from 'vitest'
import { openStore } from '../../src/findings/index.ts'
import { CHAPTERS, live, type Told } from './life.ts'

const told: Told[] = []
for await (const night of live()) told.push(night)

/** After each night: standing and generation of all that is known, and the exit code. */
const AFTERWARDS: readonly (readonly [string, Readonly<Record<string, string>>, number])[] = [
  ['appears', { brochures: 'new 1', key: 'alias/ledger new 1', pictures: 'new 1' }, 1],
  ['fixed', { brochures: 'fixed 1', key: 'alias/ledger open 1', pictures: 'open 1' }, 1],
  ['returns', { brochures: 'reopened 2', key: 'alias/ledger open 1', pictures: 'open 1' }, 1],
  ['accepted', { brochures: 'accepted 2', key: 'alias/ledger open 1', pictures: 'open 1' }, 1],
  ['lapses', { brochures: 'open 2', key: 'alias/ledger open 1', pictures: 'open 1' }, 1],
  [
    'denied',
    {
      brochures: 'open 2',
      key: 'alias/ledger open 1',
      pictures: 'open 1',
      'list of aws:kms:key': 'unknown 0',
      'list of aws:s3:bucket': 'unknown 0',
    },
    1,
  ],
  [
    'partial',
    {
      brochures: 'open 2',
      key: 'alias/ledger open 1',
      pictures: 'open 1',
      'list of aws:kms:key': 'unknown 0',
      'list of aws:s3:bucket': 'unknown 0',
    },
    1,
  ],
  ['deleted', { brochures: 'fixed 2', key: 'alias/ledger open 1', pictures: 'open 1' }, 1],
  [
    'cut short',
    {
      brochures: 'fixed 2',
      key: 'alias/ledger open 1',
      pictures: 'open 1',
      'list of gcp:storage:bucket': 'unknown 0',
    },
    2,
  ],
  ['renamed', { brochures: 'fixed 2', key: 'alias/books open 1', pictures: 'open 1' }, 1],
]

test('there is a scan for each of the ten things that happen to an estate', () => {
  expect(CHAPTERS).toHaveLength(AFTERWARDS.length)
})

for (const [index, [what, known, exitCode]] of AFTERWARDS.entries()) {
  test(`scan ${index + 1}, ${what}: everything stands exactly where it should`, () => {
    expect(stateOf(told[index])).toEqual(known)
    expect(told[index]?.exitCode).toBe(exitCode)
  })
}

test('what was not looked at keeps the day on which it was', () => {
  const answered = (night: number, name: string) =>
    told[night - 1]?.known[name]?.life.lastAnswered?.slice(0, 10)
  expect(answered(7, 'aws acme-brochures')).toBe('2026-11-05')
  expect(answered(7, 'gcp acme-pictures')).toBe('2026-11-07')
  expect(answered(9, 'gcp acme-pictures')).toBe('2026-11-08')
  expect(answered(10, 'gcp acme-pictures')).toBe('2026-11-10')
})

test('the bucket has its whole life in its history, and the renamed key is told once', () => {
  const last = told.at(-1)
  const store = openStore(last?.state ?? '', { readOnly: true })
  const lifeOf = (name: string) =>
    store.history(last?.known[name]?.id ?? '').map(({ scan, happened }) => `${scan} ${happened}`)
  expect(lifeOf('aws acme-brochures')).toEqual([
    '1 opened',
    '2 fixed',
    '3 reopened',
    '4 accepted',
    '5 lapsed',
    '8 gone',
  ])
  expect(lifeOf('aws alias/books')).toEqual(['1 opened'])
  expect(lifeOf('gcp acme-pictures')).toEqual(['1 opened'])
  const between = store.between(4, 10)
  expect(between.fixed.map(({ id }) => id)).toEqual([last?.known['aws acme-brochures']?.id])
  expect([between.new, between.reopened, between.changed]).toEqual([[], [], []])
  store.close()
})

test('the night of the denial names what was denied and the permission that would settle it', () => {
  const denied = told[5]?.reported.filter(({ status }) => status === 'unknown') ?? []
  expect(denied.flatMap(({ gaps }) => gaps.map(({ permission }) => permission)).sort()).toEqual([
    'kms:ListKeys',
    's3:ListAllMyBuckets',
  ])
})

test('the exception that ran out is told every night from then on', () => {
  const warned = told.map(({ talk }) => /expired on 2026-11-04/.test(talk))
  expect(warned).toEqual([false, false, false, false, true, true, true, true, true, true])
})

function stateOf(night: Told | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(night?.known ?? {}).map(([name, { life }]) => {
      const state = `${life.standing} ${life.generation}`
      const alias = /^aws (alias\/.*)$/.exec(name)?.[1]
      return alias === undefined
        ? [name.replace(/^(aws|gcp) acme-/, ''), state]
        : ['key', `${alias} ${state}`]
    }),
  )
}
