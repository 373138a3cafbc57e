/**
 * The rate at which one lane may send, learnt from the cloud's own answers.
 *
 * Until the first refusal it opens a window as TCP does, one more in flight for each success, so
 * that a generous limit is reached within a few round trips; beyond twice the rate that others have
 * met or supposed it opens by one for each round trip. The first refusal shows that the
 * cloud's bucket is empty: from then on requests are paced. A refusal cuts the pace to what was
 * delivered of late, by 30 percent at the most and once for each generation in flight, because
 * requests that were sent before a cut know nothing of it. Between refusals the pace grows, fast
 * up to where it last held and slowly beyond.
 *
 * Chiu and Jain, "Analysis of the increase and decrease algorithms" (1989); RFC 5681 for the
 * slow start. Times are milliseconds of `performance.now()`, rates are requests a second.
 *
 * @module
 */

import type { RateLimit } from '#model'

export interface Limiter {
  /** How long to wait before the next request may go; null while too many are in flight. */
  wait(): number | null
  sent(): void
  succeeded(sentAt: number, remaining?: number): void
  /** `retryAfterMs` is the cloud's own word and holds whatever we believe. */
  throttled(sentAt: number, retryAfterMs?: number): void
  /** The request ended in some other way and tells nothing about rates. */
  ended(): void
  /** The pace in requests a second; null while the window is still opening. */
  rate(): number | null
}

export interface LimiterOptions {
  /** What is documented or was observed of this lane, if anything. */
  readonly seed: RateLimit | undefined
  /** Never faster than this, whatever the cloud would bear. */
  readonly ceiling: number
  readonly now: () => number
}

const FIRST_WINDOW = 20
const SLOWEST = 0.5
const DEEPEST_CUT = 0.7
const MILDEST_CUT = 0.97
/** Growth a second, as a share of the pace: below where it last held, and beyond. */
const RECOVERY = 0.25
const PROBING = 0.02
const PROBING_AT_LEAST = 0.5
/** Deliveries within this many milliseconds tell what the cloud bears now. */
const MEMORY = 1500
const ENOUGH_DELIVERIES = 5
const ENOUGH_TIME = 150

export function createLimiter({ seed, ceiling, now }: LimiterOptions): Limiter {
  // A documented limit is kept to from the start; anything less certain is only where we begin.
  const bound = Math.min(ceiling, seed?.known === 'documented' ? seed.perSecond : Infinity)
  let pace = Number.isFinite(bound) ? bound : null
  let window = FIRST_WINDOW
  let inFlight = 0
  let roundTrip: number | null = null
  // A bucket that is documented is full when we come. A share of it that the operator allots is a
  // rate alone. In milliseconds that the next request may be ahead of the pace.
  let credit = seed && bound === seed.perSecond ? ((seed.burst - 1) * 1000) / bound : 0
  let next = Number.NEGATIVE_INFINITY
  let held = pace ?? 0
  let grownAt = now()
  let lastCut = Number.NEGATIVE_INFINITY
  let emptySince = Number.NEGATIVE_INFINITY
  let deliveries: number[] = []

  function grow(): void {
    const at = now()
    const seconds = (at - grownAt) / 1000
    grownAt = at
    if (pace === null || seconds <= 0) return
    const probing = Math.max(PROBING_AT_LEAST, PROBING * pace)
    const step = pace < held * MILDEST_CUT ? Math.max(probing, RECOVERY * pace) : probing
    pace = Math.min(bound, pace + step * seconds)
  }

  /** Little's law with room for the slow tail: more in flight would only queue in the cloud. */
  function widest(): number {
    if (pace === null) return window
    return Math.max(FIRST_WINDOW, pace * ((roundTrip ?? 50) / 1000) * 3)
  }

  /**
   * How wide the window opens by doubling. Beyond twice the rate that others have met or supposed it
   * opens by one a round trip: all that is in flight when the bucket is empty is refused at once.
   */
  function expected(): number {
    if (!seed) return Number.POSITIVE_INFINITY
    return Math.max(FIRST_WINDOW, 2 * seed.perSecond * ((roundTrip ?? 50) / 1000))
  }

  return {
    wait() {
      if (inFlight >= widest()) return null
      if (pace === null) return Math.max(0, next - now())
      grow()
      return Math.max(0, next - now())
    },

    sent() {
      inFlight++
      if (pace !== null) next = Math.max(next, now() - credit) + 1000 / pace
    },

    succeeded(sentAt, remaining) {
      inFlight--
      const at = now()
      roundTrip = roundTrip === null ? at - sentAt : 0.9 * roundTrip + 0.1 * (at - sentAt)
      if (pace === null) window += window < expected() ? 1 : 1 / window
      else deliveries.push(at)
      // The cloud counts down and we are at its last request: give its bucket a second.
      if (remaining === 0) next = Math.max(next, at + 1000)
    },

    throttled(sentAt, retryAfterMs = 0) {
      inFlight--
      const at = now()
      credit = 0
      next = Math.max(next, at + retryAfterMs)
      if (sentAt <= lastCut) return
      if (pace === null) {
        // What others have seen is nearer than what the window, still opening, has let through.
        const seen = seed?.known === 'observed' ? seed.perSecond : Number.POSITIVE_INFINITY
        pace = Math.min(bound, seen, (window / Math.max(1, roundTrip ?? 50)) * 1000)
        emptySince = at
        next = Math.max(next, at)
        if (pace === seen) {
          // The window was too fast; the rate that others have seen has not been tried yet.
          held = pace
          lastCut = at
          grownAt = at
          return
        }
      }
      grow()

      const from = Math.max(emptySince, at - MEMORY)
      deliveries = deliveries.filter((one) => one > from)
      const told = deliveries.length >= ENOUGH_DELIVERIES && at - from >= ENOUGH_TIME
      const delivered = (deliveries.length / (at - from)) * 1000
      held = told ? delivered : pace
      pace = Math.max(
        SLOWEST,
        told
          ? Math.min(pace * MILDEST_CUT, Math.max(pace * DEEPEST_CUT, delivered))
          : pace * DEEPEST_CUT,
      )
      lastCut = at
      grownAt = at
    },

    ended() {
      inFlight--
    },

    rate: () => pace,
  }
}
