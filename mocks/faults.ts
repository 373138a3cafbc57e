/**
 * Faults on demand: everything that a cloud and the road to it do wrong, at a rate or for named
 * operations, over any simulated cloud.
 *
 * @module
 */

import { setTimeout } from 'node:timers/promises'
import { createCallMatcher } from './callPattern.ts'
import { type Call, type Exchange, interpose, type SimulatedCloud } from './cloud.ts'
import { chance } from './random.ts'

export const FAULTS = [
  /** The service's own words for "too many", with its retry headers. */
  'throttled',
  /** 500 and 503, in the service's own shape. */
  'server-error',
  /** The connection breaks before an answer. */
  'reset',
  /** No answer ever; the request ends when the client gives up. */
  'stall',
  /** The connection breaks in the middle of the body. */
  'truncated',
  /** A whole answer, status 200, whose body is only its first half. */
  'malformed',
  /** A page token is no longer honoured; only calls for a further page can suffer it. */
  'page-token-expired',
  'denied',
  'credentials-expired',
  'clock-skewed',
] as const

export type Fault = (typeof FAULTS)[number]

export interface FaultRule {
  readonly fault: Fault
  /** Call ids; `*` stands for any characters: `s3:GetBucketPolicy`, `kms:*`. Absent: every call. */
  readonly operations?: readonly string[]
  readonly accounts?: readonly string[]
  /** Share of the requests, 0 to 1; every request when absent. */
  readonly rate?: number
}

/**
 * The same cloud with faults. Which requests suffer follows from the seed and from what is asked,
 * not from the order in which requests arrive: a rerun of the same scan meets the same faults. A
 * request that is tried again draws again.
 */
export function withFaults(
  cloud: SimulatedCloud,
  rules: readonly FaultRule[],
  seed = 'ajar',
): SimulatedCloud {
  const ready = rules.map((rule) => ({ rule, matches: matcher(rule) }))
  /** How often a request suffered before; requests that never did are not remembered. */
  const sufferings = new Map<string, number>()

  return interpose(cloud, async (exchange) => {
    const rulesFor = ready.filter(({ matches }) => matches(exchange.call))
    if (rulesFor.length === 0) return exchange.answer()

    const request = await fingerprint(exchange.request)
    const attempt = sufferings.get(request) ?? 0
    const hit = rulesFor.find(
      ({ rule }, index) => chance(`${seed} ${index} ${attempt} ${request}`) < (rule.rate ?? 1),
    )
    if (!hit) return exchange.answer()

    sufferings.set(request, attempt + 1)
    return suffer(exchange, hit.rule.fault, chance(`${seed} kind ${attempt} ${request}`))
  })
}

function matcher({ operations, accounts, fault }: FaultRule): (call: Call) => boolean {
  const isNamed = operations ? createCallMatcher(operations) : () => true
  return (call) =>
    isNamed(call) &&
    (accounts?.includes(call.account) ?? true) &&
    (fault !== 'page-token-expired' || call.continues)
}

/** What is asked, without the headers that differ from try to try. */
async function fingerprint(request: Request): Promise<string> {
  const body = request.body ? await request.clone().text() : ''
  return `${request.method} ${request.url} ${body}`
}

function suffer(exchange: Exchange, fault: Fault, draw: number): Response | Promise<Response> {
  switch (fault) {
    case 'server-error':
      return exchange.refuse(draw < 0.5 ? 'internal-error' : 'unavailable')
    case 'reset':
      throw connectionReset()
    case 'stall':
      return untilAbandoned(exchange.request.signal)
    case 'truncated':
      return exchange.answer().then(brokenMidway)
    case 'malformed':
      return exchange.answer().then(firstHalf)
    default:
      return exchange.refuse(fault)
  }
}

/** As Node tells of a connection that the other side has closed. */
function connectionReset(): Error {
  return Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', errno: -104 })
}

function untilAbandoned(signal: AbortSignal): Promise<Response> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

async function brokenMidway(response: Response): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  if (bytes.length === 0) throw connectionReset()

  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(bytes.subarray(0, bytes.length >> 1))
    },
    // Breaks only once the first half is on its way.
    async pull(controller) {
      await setTimeout(10)
      controller.error(connectionReset())
    },
  })
  const headers = new Headers(response.headers)
  headers.set('content-length', String(bytes.length))
  return new Response(body, { status: response.status, headers })
}

async function firstHalf(response: Response): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  const body = bytes.length === 0 ? null : bytes.subarray(0, bytes.length >> 1)
  return new Response(body, { status: response.status, headers })
}
