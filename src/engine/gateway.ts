/**
 * The one door to the network. Every call passes through here to be refused if it could write,
 * limited, retried, timed out, remembered, counted and, if all that fails, turned into a gap.
 * Nothing above it throws for what a cloud says, and nothing else makes a gap of it.
 *
 * @module
 */

import type pLimit from 'p-limit'
import {
  type AnyOperation,
  type Calls,
  type Elsewhere,
  type Fact,
  type Gap,
  type GapReason,
  known,
  type Operations,
  type Provider,
  type RateLimit,
  type Reply,
  type Scope,
  type Send,
  unknown,
  untilAborted,
} from '#model'
import { createLane, type Lane } from './lane.ts'
import type { CallCount, CallLedger } from './ledger.ts'
import { createLimiter } from './limiter.ts'

export interface GatewayLimits {
  /** Requests in flight at once, over all lanes. */
  readonly concurrency: number
  /** Requests a second that no lane may exceed. */
  readonly maxRate: number
  /** The share of each known limit that we may use, above 0 and up to 1. */
  readonly quotaShare: number
  /** Milliseconds after which one request is given up and sent again. */
  readonly requestTimeoutMs: number
  /** How often a request is sent again that failed for no reason of rate. */
  readonly repeats: number
}

export const DEFAULT_LIMITS: GatewayLimits = {
  concurrency: 200,
  maxRate: Number.POSITIVE_INFINITY,
  quotaShare: 1,
  requestTimeoutMs: 20_000,
  repeats: 3,
}

export interface GatewayOptions {
  readonly provider: Pick<Provider, 'explain' | 'isRead' | 'limits'>
  readonly send: Send
  readonly limits: GatewayLimits
  /** Shared by all gateways of a process, so that the cap is one. */
  readonly cap: ReturnType<typeof pLimit>
  readonly ledger: CallLedger
  /** Aborted at the deadline of the scan or by the operator; what is missing then becomes gaps. */
  readonly signal: AbortSignal
}

export interface Gateway {
  /** The calls that a collector may make: of those it declared, the ones that were planned. */
  calls<Ops extends Operations>(
    scope: Scope,
    operations: Ops,
    allowed: ReadonlySet<string>,
  ): Calls<Ops>
  lanes(): readonly Lane[]
}

type Outcome = { readonly body: unknown } | { readonly gap: Gap }

const FIRST_PAUSE_MS = 200
const WORTH_REPEATING: ReadonlySet<GapReason> = new Set(['timed-out', 'unavailable'])

export function createGateway(options: GatewayOptions): Gateway {
  const { provider, send, limits, cap, ledger, signal } = options
  const lanes = new Map<string, Lane>()
  const outcomes = new Map<string, Promise<Outcome>>()
  /** Set when our credentials are refused: every further question would be, too. */
  let expired: Gap | undefined

  function laneFor(operation: AnyOperation, { account, region }: Scope): Lane {
    const seed = seedFor(operation.id, provider.limits)
    const counted = seed?.together ? seed.call : operation.id
    const name = `${account} ${region ?? 'global'} ${counted}`
    const existing = lanes.get(name)
    if (existing) return existing
    const share = seed && limits.quotaShare < 1 ? seed.perSecond * limits.quotaShare : Infinity
    const ceiling = Math.min(limits.maxRate, share)
    const limiter = createLimiter({ seed, ceiling, now: () => performance.now() })
    const created = createLane(name, limiter)
    lanes.set(name, created)
    return created
  }

  /** Two collectors that ask the same question share one request and one answer. */
  function ask(operation: AnyOperation, input: unknown, scope: Scope): Promise<Outcome> {
    const count = ledger.of(operation.id, scope)
    const key = JSON.stringify([operation.id, input, scope.account, scope.region])
    const existing = outcomes.get(key)
    if (existing) {
      count.shared++
      return existing
    }
    count.asked++
    const outcome = untilAnswered(operation, input, scope, count).then((result) => {
      if ('gap' in result) count.gaps[result.gap.reason] = (count.gaps[result.gap.reason] ?? 0) + 1
      else count.answered++
      return result
    })
    outcomes.set(key, outcome)
    return outcome
  }

  async function untilAnswered(
    operation: AnyOperation,
    input: unknown,
    scope: Scope,
    count: CallCount,
  ): Promise<Outcome> {
    if (!provider.isRead(operation.id)) {
      return { gap: gapOf(operation, 'defect', 'Refused: this call is not known to only read.') }
    }
    const lane = laneFor(operation, scope)

    for (let repeats = 0; ; ) {
      if (expired) return { gap: { ...expired, call: operation.id } }
      const queued = performance.now()
      try {
        await lane.enter(signal)
      } catch (reason) {
        return { gap: stopped(operation, reason) }
      } finally {
        count.waitedMs += performance.now() - queued
      }

      const result = await sendOnce(operation, input, scope, lane, count)
      if ('reply' in result) return { body: result.reply.body }

      const { code, reason, message } = result.explanation
      if (operation.absent?.includes(code)) return { body: null }
      if (reason === 'throttled') {
        count.throttled++
        continue
      }
      if (WORTH_REPEATING.has(reason) && repeats < limits.repeats) {
        repeats++
        count.repeated++
        const pause = FIRST_PAUSE_MS * 2 ** repeats * (0.5 + Math.random() / 2)
        if (await pauseFor(pause, signal)) continue
        return { gap: stopped(operation, signal.reason) }
      }
      const gap = gapOf(operation, reason, message ? `${code}: ${message}` : code)
      if (reason === 'credentials') expired = gap
      return { gap }
    }
  }

  async function sendOnce(
    operation: AnyOperation,
    input: unknown,
    scope: Scope,
    lane: Lane,
    count: CallCount,
  ) {
    return cap(async () => {
      const timeout = AbortSignal.timeout(limits.requestTimeoutMs)
      const sentAt = performance.now()
      count.requests++
      try {
        const both = AbortSignal.any([signal, timeout])
        const reply: Reply = await untilAborted(send(operation.id, input, scope, both), both)
        lane.limiter.succeeded(sentAt, reply.remaining)
        return { reply }
      } catch (error) {
        const explanation = timeout.aborted
          ? {
              code: 'Timeout',
              reason: 'timed-out' as const,
              message: `No answer within ${limits.requestTimeoutMs} ms.`,
            }
          : signal.aborted
            ? { code: 'Stopped', reason: whyStopped(signal.reason), message: STOPPED }
            : provider.explain(error)
        if (explanation.reason === 'throttled') {
          lane.limiter.throttled(
            sentAt,
            'retryAfterMs' in explanation ? explanation.retryAfterMs : 0,
          )
        } else if (operation.absent?.includes(explanation.code)) lane.limiter.succeeded(sentAt)
        else lane.limiter.ended()
        return { explanation }
      } finally {
        lane.leave()
      }
    })
  }

  return {
    lanes: () => [...lanes.values()],

    // The casts to `never` below are the price of typing `Calls` by operation name: the caller
    // sees each operation's decoded type, which `decode` is what produces.
    calls: (scope, operations, allowed) => ({
      async get(name, input, at) {
        const operation = permitted(operations, name, allowed)
        const outcome = await ask(operation, input, elsewhere(scope, at))
        return read(operation, outcome) as Fact<never>
      },

      async list(name, input, at) {
        const operation = permitted(operations, name, allowed)
        const items: never[] = []
        const seen = new Set<string>()
        for (let page: unknown = input; page !== undefined; ) {
          const outcome = await ask(operation, page, elsewhere(scope, at))
          const fact = read(operation, outcome)
          if (fact.state === 'unknown') return { items, gaps: fact.gaps }
          if (!Array.isArray(fact.value))
            throw new Error(`${operation.id} does not decode to a list`)
          items.push(...(fact.value as never[]))
          seen.add(JSON.stringify(page))
          page = 'body' in outcome ? operation.next?.(outcome.body, page) : undefined
          if (page !== undefined && seen.has(JSON.stringify(page))) {
            return { items, gaps: [gapOf(operation, 'malformed', 'The list repeats a page.')] }
          }
        }
        return { items, gaps: [] }
      },
    }),
  }
}

function elsewhere(scope: Scope, at: Elsewhere | undefined): Scope {
  return at?.region === undefined ? scope : { ...scope, region: at.region }
}

function permitted(
  operations: Operations,
  name: string,
  allowed: ReadonlySet<string>,
): AnyOperation {
  const operation = operations[name]
  if (!operation) throw new Error(`no operation was declared as ${name}`)
  if (!allowed.has(name)) {
    throw new Error(`${operation.id} was called without being declared for the facts wanted`)
  }
  return operation
}

function read(operation: AnyOperation, outcome: Outcome): Fact<unknown> {
  if ('gap' in outcome) return unknown(outcome.gap)
  try {
    return known(operation.decode(outcome.body), operation.id)
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return unknown(gapOf(operation, 'malformed', detail.replace(/\s+/g, ' ').slice(0, 500)))
  }
}

function gapOf({ id, permissions }: AnyOperation, reason: GapReason, detail: string): Gap {
  const permission = reason === 'denied' ? permissions.join(', ') : null
  return { call: id, reason, permission, detail }
}

const STOPPED = 'The scan was stopped before this was read.'

/** The deadline's reason is a TimeoutError; anything else is the operator. */
function whyStopped(reason: unknown): GapReason {
  return reason instanceof Error && reason.name === 'TimeoutError' ? 'timed-out' : 'not-collected'
}

function stopped(operation: AnyOperation, reason: unknown): Gap {
  return gapOf(operation, whyStopped(reason), STOPPED)
}

/** The limit of the very call, or that of its service, or that of the whole cloud. */
function seedFor(call: string, limits: readonly RateLimit[]): RateLimit | undefined {
  const service = `${call.split(':')[0]}:*`
  for (const name of [call, service, '*']) {
    const found = limits.find((one) => one.call === name)
    if (found) return found
  }
  return undefined
}

/** False when the signal came first. */
function pauseFor(ms: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(false)
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve(true)
    }, ms)
    function stop() {
      clearTimeout(timer)
      resolve(false)
    }
    signal.addEventListener('abort', stop, { once: true })
  })
}
