/**
 * The account of every call: what was asked, how often, and what became of it. A question that
 * ends with neither an answer nor a gap is lost, and there must be none.
 *
 * @module
 */

import type { CallId, GapReason, Scope } from '#model'

export interface CallCount {
  readonly call: CallId
  readonly account: string
  readonly region: string | null
  /** Requests that left the process. */
  requests: number
  /** Questions put, and of these answered, and ended as a gap. */
  asked: number
  answered: number
  readonly gaps: Partial<Record<GapReason, number>>
  /** Requests that the cloud refused for their rate; each was sent again. */
  throttled: number
  /** Requests sent again for any other reason. */
  repeated: number
  /** Questions that an earlier, identical one had already answered. */
  shared: number
  /** Milliseconds spent waiting for the limit. */
  waitedMs: number
}

export interface CallLedger {
  of(call: CallId, scope: Scope): CallCount
  counts(): readonly CallCount[]
  totals(): Totals
}

export interface Totals {
  readonly requests: number
  readonly asked: number
  readonly answered: number
  readonly throttled: number
  readonly denied: number
  readonly lost: number
  readonly waitedMs: number
}

export function createCallLedger(): CallLedger {
  const counts = new Map<string, CallCount>()

  return {
    of(call, { account, region }) {
      const key = `${account} ${region ?? ''} ${call}`
      let count = counts.get(key)
      if (!count) {
        count = {
          call,
          account,
          region: region ?? null,
          requests: 0,
          asked: 0,
          answered: 0,
          gaps: {},
          throttled: 0,
          repeated: 0,
          shared: 0,
          waitedMs: 0,
        }
        counts.set(key, count)
      }
      return count
    },
    counts: () => [...counts.values()],
    totals: () => totalsOf(counts.values()),
  }
}

export function totalsOf(counts: Iterable<CallCount>): Totals {
  const totals = {
    requests: 0,
    asked: 0,
    answered: 0,
    throttled: 0,
    denied: 0,
    lost: 0,
    waitedMs: 0,
  }
  for (const count of counts) {
    const gaps = Object.values(count.gaps).reduce((sum, one) => sum + one, 0)
    totals.requests += count.requests
    totals.asked += count.asked
    totals.answered += count.answered
    totals.throttled += count.throttled
    totals.denied += count.gaps.denied ?? 0
    totals.lost += count.asked - count.answered - gaps
    totals.waitedMs += count.waitedMs
  }
  return totals
}
