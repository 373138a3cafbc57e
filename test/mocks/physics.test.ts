import { expect, test } from 'vitest'
import type { Call, Exchange, SimulatedCloud } from '../../mocks/cloud.ts'
import { LIMITS, type Limit } from '../../mocks/limits.ts'
import { type Clock, createPhysics } from '../../mocks/physics.ts'

const call: Call = {
  cloud: 'aws',
  service: 'iam',
  operation: 'GetRole',
  account: '111122223333',
  region: '',
  writes: false,
  continues: false,
}

/** A cloud that is asked by call, not over the wire. */
function asked(next: () => Call): SimulatedCloud {
  return {
    name: 'aws',
    owns: () => true,
    receive: async (request): Promise<Exchange> => ({
      request,
      call: next(),
      answer: async () => new Response('yes'),
      refuse: (refusal) => new Response(refusal, { status: 429 }),
    }),
  }
}

/** Time that goes by only when the test says so. */
function createTestClock(): Clock & { advance(milliseconds: number): void; slept: number[] } {
  let time = 0
  const slept: number[] = []
  return {
    now: () => time,
    sleep: async (milliseconds) => {
      slept.push(milliseconds)
    },
    advance: (milliseconds) => {
      time += milliseconds
    },
    slept,
  }
}

const fifteen: Limit = {
  cloud: 'aws',
  operations: ['iam:*'],
  layer: 'service',
  each: ['account', 'region', 'operation'],
  perSecond: 15,
  burst: 5,
  known: 'observed',
  source: 'the test',
}

async function ask(cloud: SimulatedCloud, times: number): Promise<number> {
  let admitted = 0
  for (let index = 0; index < times; index++) {
    const exchange = await cloud.receive(new Request('https://iam.amazonaws.com/'))
    if ((await exchange.answer()).ok) admitted += 1
  }
  return admitted
}

test('a bucket admits its burst at once and then its rate', async () => {
  const clock = createTestClock()
  const physics = createPhysics({ limits: [fifteen], latency: null, clock })
  const cloud = physics.over(asked(() => call))
  expect(await ask(cloud, 20)).toBe(5)
  clock.advance(200)
  expect(await ask(cloud, 20)).toBe(3)
  clock.advance(60_000)
  expect(await ask(cloud, 20)).toBe(5)
  expect(physics.tallies().get('iam:GetRole')).toEqual({ answered: 13, throttled: 47 })
})

test('accounts, regions and operations have buckets of their own where the limit says so', async () => {
  const calls: Call[] = [
    call,
    { ...call, account: '222233334444' },
    { ...call, operation: 'GetUser' },
    { ...call, region: 'eu-west-1' },
  ]
  let index = 0
  const next = () => calls[index++ % calls.length] ?? call
  const physics = createPhysics({ limits: [fifteen], latency: null, clock: createTestClock() })
  expect(await ask(physics.over(asked(next)), 40)).toBe(20)
  const shared = createPhysics({
    limits: [{ ...fifteen, each: [] }],
    latency: null,
    clock: createTestClock(),
  })
  expect(await ask(shared.over(asked(next)), 40)).toBe(5)
})

test('limits of two layers hold together, and within a layer the first row counts', async () => {
  const limits: Limit[] = [
    { ...fifteen, operations: ['iam:GetRole'], burst: 8 },
    { ...fifteen, burst: 2 },
    { ...fifteen, operations: ['*'], layer: 'front-door', burst: 6 },
  ]
  const physics = createPhysics({ limits, latency: null, clock: createTestClock() })
  expect(await ask(physics.over(asked(() => call)), 20)).toBe(6)
})

test('no client beats the slowest bucket and the path through the rounds', async () => {
  const clock = createTestClock()
  const physics = createPhysics({ limits: [fifteen], latency: { p50: 50, p99: 400 }, clock })
  const cloud = physics.over(asked(() => call))
  expect(physics.bound(1)).toEqual({ milliseconds: 50, bucket: '', known: 'none' })
  for (let answered = 0; answered < 35; ) {
    answered += await ask(cloud, 1)
    clock.advance(100)
  }
  const { milliseconds, bucket, known } = physics.bound(1)
  expect(milliseconds).toBeCloseTo(((35 - 5) / 15) * 1000 + 50)
  expect(bucket).toContain('account 111122223333')
  expect(known).toBe('observed')
})

test('answers take a lognormal time, the same for the same seed', async () => {
  const times = async (seed: string) => {
    const clock = createTestClock()
    const physics = createPhysics({ limits: [], seed, clock })
    await ask(physics.over(asked(() => call)), 4000)
    return clock.slept
  }
  const first = await times('one')
  expect(await times('one')).toEqual(first)
  const sorted = first.toSorted((a, b) => a - b)
  expect(sorted[2000]).toBeGreaterThan(45)
  expect(sorted[2000]).toBeLessThan(55)
  expect(sorted[3960]).toBeGreaterThan(320)
  expect(sorted[3960]).toBeLessThan(480)
})

test('every limit says how it is known', () => {
  for (const { source, perSecond, burst } of LIMITS) {
    expect(source).not.toBe('')
    expect(perSecond).toBeGreaterThan(0)
    expect(burst).toBeGreaterThanOrEqual(1)
  }
  expect(new Set(LIMITS.map(({ known }) => known))).toEqual(
    new Set(['documented', 'observed', 'assumed']),
  )
})
