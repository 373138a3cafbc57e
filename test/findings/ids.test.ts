import { expect, test } from 'vitest'
import {
  type AnyCheck,
  defineCheck,
  defineProjection,
  EMPTY_ZONE,
  type Fact,
  holds,
  type Inventory,
  judge,
  known,
  type Resource,
  subject,
} from '#model'
import { coverageOf } from '../../src/engine/coverage.ts'
import { evaluate } from '../../src/engine/evaluate.ts'
import { findingId } from '../../src/engine/findingId.ts'
import { openStore } from '../../src/findings/index.ts'

type Thing = Resource<string, { readonly fact: Fact<boolean> }>

/** Names that people, and programs that cut or fold, take for each other. */
const LONG = 'x'.repeat(1023)
const NAMES = [
  'data',
  'Data',
  'DATA',
  'data ',
  'data.',
  'd\u0430ta', // Cyrillic а
  'caf\u00e9',
  'cafe\u0301', // the same to the eye, other code points
  'data\u200b', // zero width
  '\u202eatad', // right to left
  '\u{1f4be}',
  'data/*',
  '*',
  'a","b',
  'a:b',
  'a/b',
  `${LONG}a`,
  `${LONG}b`,
  `a${LONG}`,
]
const ACCOUNTS = ['111122223333', '111122223334', 'acme', 'acme-1']
const REGIONS = ['eu-west-1', 'eu-west-10', 'us-east-1']
const CLOUDS = ['aws', 'azure', 'gcp']
const SERVICES = ['one', 'one-two']

const Seen = subject<{ readonly fact: Fact<boolean> }>('seen')

const CHECKS: readonly AnyCheck[] = ['folder/check', 'folder/check-two', 'folder-check/two'].map(
  (id) =>
    defineCheck({
      id,
      title: 'It is so',
      severity: 'high',
      about: Seen,
      rationale: 'None.',
      remedy: {},
      controls: {},
      covers: {},
      evaluate: ({ fact }) => judge(fact, () => holds('It is so.')),
    }),
)

/** Every name in every region of every account of every cloud, of two kinds. */
const ESTATE = CLOUDS.flatMap((provider) =>
  ACCOUNTS.map((account) => ({
    provider,
    account,
    inventories: SERVICES.flatMap((service) =>
      REGIONS.map((region): Inventory<Thing> => {
        const scope = { provider, account, region }
        const kind = `${provider}:${service}:thing`
        return {
          kind,
          scope,
          gaps: [],
          resources: NAMES.map((name) => ({
            kind,
            id: `${provider}/${account}/${region}/${name}`,
            name,
            scope,
            facts: { fact: known(true, 'test:read') },
          })),
        }
      }),
    ),
  })),
)

function projectionsOf(provider: string) {
  return SERVICES.map((service) =>
    defineProjection<Thing, { readonly fact: Fact<boolean> }>({
      kind: `${provider}:${service}:thing`,
      as: Seen,
      reads: ['fact'],
      project: ({ facts }) => facts,
    }),
  )
}

function idsIn(
  account: (typeof ESTATE)[number],
  shuffle: <T>(list: readonly T[]) => T[],
): string[] {
  const snapshot = {
    format: 1 as const,
    provider: account.provider,
    account: account.account,
    takenAt: '2026-11-23T03:00:00Z',
    zone: EMPTY_ZONE,
    inventories: shuffle(account.inventories).map((one) => ({
      ...one,
      resources: shuffle(one.resources),
    })),
  }
  const { provider } = account
  const found = evaluate(
    snapshot,
    { id: provider, projections: projectionsOf(provider) },
    shuffle(CHECKS),
  )
  return found.map(({ id }) => id)
}

const EVERYTHING =
  CLOUDS.length * ACCOUNTS.length * REGIONS.length * SERVICES.length * NAMES.length * CHECKS.length

test('among look-alikes in every region, account and cloud no two findings share an id', () => {
  const ids = ESTATE.flatMap((account) => idsIn(account, (list) => [...list]))
  expect(ids).toHaveLength(EVERYTHING)
  expect(new Set(ids).size).toBe(EVERYTHING)
  for (const id of ids) expect(id).toMatch(/^ajar-[a-z2-7]{26}$/)
})

test('over 1,000 shuffled scans the ids are the same, in the same order', () => {
  const random = randomFrom(2026)
  const shuffle = <T>(list: readonly T[]): T[] => {
    const drawn = list.map((one) => [random(), one] as const)
    return drawn.sort(([a], [b]) => a - b).map(([, one]) => one)
  }
  const first = ESTATE.map((account) => idsIn(account, (list) => [...list]).join(' '))
  for (let scan = 0; scan < 1000; scan++) {
    const index = scan % ESTATE.length
    const account = ESTATE[index]
    if (account && idsIn(account, shuffle).join(' ') !== first[index]) {
      throw new Error(`scan ${scan} of ${account.provider} ${account.account} has other ids`)
    }
  }
})

test('an id is the same for ever: tickets and exceptions are found by it', () => {
  expect(findingId('storage/no-anonymous-access', 'aws:s3:bucket', 'arn:aws:s3:::acme-data')).toBe(
    'ajar-vasyayylfkmlzfgn23b3bxwg42',
  )
})

test('the store keeps look-alikes apart', () => {
  const store = openStore(':memory:', { readOnly: false })
  const recording = store.record({
    startedAt: '2026-11-23T03:00:00Z',
    tool: 'ajar',
    checks: [],
    exceptionsFor: () => [],
  })
  let kept = 0
  for (const { provider, account, inventories } of ESTATE) {
    const takenAt = '2026-11-23T03:00:00Z'
    const snapshot = {
      format: 1 as const,
      provider,
      account,
      takenAt,
      zone: EMPTY_ZONE,
      inventories,
    }
    const findings = evaluate(
      snapshot,
      { id: provider, projections: projectionsOf(provider) },
      CHECKS,
    )
    const coverage = coverageOf(snapshot)
    kept += recording.take({ provider, account, takenAt, findings, coverage }).size
  }
  recording.finish('2026-11-23T03:00:00Z', {})
  expect(kept).toBe(EVERYTHING)
})

/** Mulberry32: the same shuffles in every run. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
