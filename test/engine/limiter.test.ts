import { describe, expect, test } from 'vitest'
import type { RateLimit } from '#model'
import { createLimiter } from '../../src/engine/limiter.ts'

const DOCUMENTED: RateLimit = {
  call: 'keys:list',
  perSecond: 5,
  burst: 50,
  known: 'documented',
  source: 'https://cloud.example/quotas',
}

/** Requests that each take 50 ms, sent as soon as they may be; `at` is when the last of them went. */
function sendAll(count: number, options: Partial<Parameters<typeof createLimiter>[0]> = {}) {
  let at = 1000
  const limiter = createLimiter({
    seed: DOCUMENTED,
    ceiling: Number.POSITIVE_INFINITY,
    now: () => at,
    ...options,
  })
  const inFlight: number[] = []
  const times: number[] = []
  while (times.length < count) {
    const wait = limiter.wait()
    if (wait === 0) {
      limiter.sent()
      times.push(at)
      inFlight.push(at)
    } else {
      at += wait === null ? 50 : Math.min(wait, 50)
      for (const sentAt of inFlight.splice(0)) limiter.succeeded(sentAt)
    }
  }
  return { limiter, seconds: ((times.at(-1) ?? 0) - 1000) / 1000, now: () => at }
}

describe('a limit that is documented', () => {
  test('is a bucket that is full when we come', () => {
    expect(sendAll(50).seconds).toBeLessThan(0.2)
  })

  test('is kept to when the bucket is empty', () => {
    const { seconds } = sendAll(100)
    expect(seconds).toBeGreaterThan(9.9)
    expect(seconds).toBeLessThan(10.5)
  })

  test('is no bucket for whoever is allotted a share of it', () => {
    expect(sendAll(11, { ceiling: 2 }).seconds).toBeCloseTo(5)
  })

  test('is taken back by the first refusal, which knows of others that draw on it', () => {
    const { limiter, now } = sendAll(10)
    limiter.throttled(now(), 2000)
    expect(limiter.wait()).toBe(2000)
  })
})

test('a limit that is only assumed is where we begin, and not where we stay', () => {
  expect(sendAll(200, { seed: { ...DOCUMENTED, known: 'assumed' } }).seconds).toBeLessThan(1)
})

test('a rate that others have seen is tried, uncut, after the first refusal', () => {
  const { limiter, now } = sendAll(20, { seed: { ...DOCUMENTED, known: 'observed' } })
  limiter.sent()
  limiter.throttled(now())
  expect(limiter.rate()).toBe(5)
})

test('a supposed rate keeps in flight only what the first refusal may cost', () => {
  function inFlightAfter(successes: number, seed: RateLimit | undefined) {
    const limiter = createLimiter({ seed, ceiling: Number.POSITIVE_INFINITY, now: () => 50 })
    for (let answered = 0; answered < successes; answered++) {
      limiter.sent()
      limiter.succeeded(0)
    }
    let inFlight = 0
    for (; limiter.wait() === 0; inFlight++) limiter.sent()
    return inFlight
  }
  expect(inFlightAfter(300, { ...DOCUMENTED, known: 'assumed' })).toBeLessThan(40)
  expect(inFlightAfter(300, undefined)).toBe(320)
})
