/**
 * The physics of a cloud: how long an answer takes, and how many are given a second. Wraps any
 * simulated cloud, counts what happens, and says what wall time no client could beat.
 *
 * @module
 */

import { setTimeout } from 'node:timers/promises'
import { createCallMatcher } from './callPattern.ts'
import { type Call, callId, interpose, type SimulatedCloud } from './cloud.ts'
import { LIMITS, type Limit } from './limits.ts'
import { createRandom } from './random.ts'

/** Milliseconds that go by. Tests bring a clock of their own. */
export interface Clock {
  now(): number
  sleep(milliseconds: number): Promise<void>
}

const REAL_TIME: Clock = {
  now: () => performance.now(),
  sleep: async (milliseconds) => {
    await setTimeout(milliseconds)
  },
}

export interface PhysicsOptions {
  readonly limits?: readonly Limit[]
  /** Of a lognormal distribution, in milliseconds; null for none. */
  readonly latency?: { readonly p50: number; readonly p99: number } | null
  readonly seed?: string
  readonly clock?: Clock
}

export interface Tally {
  /** Requests that were let through, whatever they were answered. */
  readonly answered: number
  readonly throttled: number
}

export interface Physics {
  over(cloud: SimulatedCloud): SimulatedCloud
  /** By call id. */
  tallies(): ReadonlyMap<string, Tally>
  /**
   * The wall time below which nobody could have made the calls that were answered: the slowest
   * bucket, emptied at its burst and then at its rate, plus `rounds` median answers one after the
   * other, because a scan must know what is there before it can ask about it.
   */
  bound(rounds?: number): Bound
}

export interface Bound {
  readonly milliseconds: number
  /** The bucket that sets it, in words; '' when no bucket was ever empty. */
  readonly bucket: string
  readonly known: Limit['known'] | 'none'
}

/** AssumeRole, list, read, read what the first reading called for (performance.md, section 4). */
const ROUNDS_OF_A_SCAN = 4
const USUAL_LATENCY = { p50: 50, p99: 400 }

export function createPhysics(options: PhysicsOptions = {}): Physics {
  const { limits = LIMITS, latency = USUAL_LATENCY, seed = 'ajar', clock = REAL_TIME } = options
  const buckets = new Map<string, Bucket>()
  const tallies = new Map<string, { answered: number; throttled: number }>()
  const limitsFor = createLimitFinder(limits)
  const delay = latency ? createLognormal(latency, seed) : () => 0

  function tallyOf(call: Call) {
    const id = callId(call)
    const tally = tallies.get(id) ?? { answered: 0, throttled: 0 }
    tallies.set(id, tally)
    return tally
  }

  function bucketFor(limit: Limit, call: Call): Bucket {
    const key = bucketName(limit, call)
    const bucket = buckets.get(key) ?? createBucket(limit, clock.now())
    buckets.set(key, bucket)
    return bucket
  }

  return {
    over: (cloud) =>
      interpose(cloud, async (exchange) => {
        const now = clock.now()
        const due = limitsFor(exchange.call).map((limit) => bucketFor(limit, exchange.call))
        const isAdmitted = due.every((bucket) => refill(bucket, now).tokens >= 1)
        for (const bucket of isAdmitted ? due : []) {
          bucket.tokens -= 1
          bucket.taken += 1
        }
        tallyOf(exchange.call)[isAdmitted ? 'answered' : 'throttled'] += 1
        const wait = delay()
        if (wait > 0) await clock.sleep(wait)
        return isAdmitted ? exchange.answer() : exchange.refuse('throttled')
      }),

    tallies: () => tallies,

    bound(rounds = ROUNDS_OF_A_SCAN) {
      const path = rounds * (latency?.p50 ?? 0)
      let slowest: Bound = { milliseconds: 0, bucket: '', known: 'none' }
      for (const [name, { limit, taken }] of buckets) {
        const milliseconds = ((taken - limit.burst) / limit.perSecond) * 1000
        if (milliseconds > slowest.milliseconds) {
          slowest = { milliseconds, bucket: name, known: limit.known }
        }
      }
      return { ...slowest, milliseconds: slowest.milliseconds + path }
    },
  }
}

interface Bucket {
  readonly limit: Limit
  tokens: number
  refilledAt: number
  /** Tokens ever taken. */
  taken: number
}

function createBucket(limit: Limit, now: number): Bucket {
  return { limit, tokens: limit.burst, refilledAt: now, taken: 0 }
}

function refill(bucket: Bucket, now: number): Bucket {
  const { limit, refilledAt } = bucket
  const gained = ((now - refilledAt) / 1000) * limit.perSecond
  bucket.tokens = Math.min(limit.burst, bucket.tokens + gained)
  bucket.refilledAt = now
  return bucket
}

function bucketName(limit: Limit, call: Call): string {
  const parts = limit.each.map((dimension) => `${dimension} ${call[dimension]}`)
  return [limit.cloud, limit.layer, limit.operations[0], ...parts].join(', ')
}

/** Patterns are compiled once, and each operation is matched once. */
function createLimitFinder(limits: readonly Limit[]): (call: Call) => readonly Limit[] {
  const matchers = limits.map(({ operations }) => createCallMatcher(operations))
  const found = new Map<string, readonly Limit[]>()

  return (call) => {
    const id = callId(call)
    const key = `${call.cloud} ${id}`
    const known = found.get(key)
    if (known) return known

    const matching = limits.filter(
      (limit, index) => limit.cloud === call.cloud && matchers[index]?.(call),
    )
    const firsts = matching.filter(
      (limit, index) => matching.findIndex(({ layer }) => layer === limit.layer) === index,
    )
    found.set(key, firsts)
    return firsts
  }
}

/** Ninety-nine in a hundred standard normal numbers are below this. */
const NORMAL_P99 = 2.3263

function createLognormal({ p50, p99 }: { p50: number; p99: number }, seed: string): () => number {
  const random = createRandom(seed)
  const spread = Math.log(p99 / p50) / NORMAL_P99
  return () => {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    return p50 * Math.exp(spread * normal)
  }
}
