/** Asking before there is a gateway: which subscriptions there are, and whose. @module */

import { setTimeout as pause } from 'node:timers/promises'
import type { AnyOperation, Gap, Listing, Operation, Send } from '#model'
import { explain } from './errors.ts'

export type Ask = <In, Out>(
  operation: Operation<In, Out>,
  input: In,
  subscription?: string,
) => Promise<{ readonly value: Out; readonly body: unknown }>

/** Long enough for a slow answer, short enough for a person who waits. */
const TIMEOUT_MS = 15_000
const PAUSES_MS = [300, 1000, 3000]
const PASSES = new Set(['throttled', 'unavailable', 'timed-out'])

/** Asks again what may pass; throws what the wire throws. */
export function createAsk(send: Send): Ask {
  return async (operation, input, subscription = '') => {
    const scope = { provider: 'azure', account: subscription }
    for (let attempt = 0; ; attempt++) {
      try {
        const { body } = await send(operation.id, input, scope, AbortSignal.timeout(TIMEOUT_MS))
        return { value: operation.decode(body), body }
      } catch (error) {
        const { reason, retryAfterMs = 0 } = explain(error)
        const wait = PAUSES_MS[attempt]
        if (wait === undefined || !PASSES.has(reason)) throw error
        await pause(Math.max(wait, retryAfterMs))
      }
    }
  }
}

/** What was found before the first error, and the error as the reason why it is not all. */
export async function everyPage<In, Item>(
  ask: Ask,
  operation: Operation<In, readonly Item[]>,
  first: In,
): Promise<Listing<Item>> {
  const items: Item[] = []
  try {
    for (let input: In | undefined = first; input !== undefined; ) {
      const page: { readonly value: readonly Item[]; readonly body: unknown } = await ask(
        operation,
        input,
      )
      items.push(...page.value)
      input = operation.next?.(page.body, input)
    }
    return { items, gaps: [] }
  } catch (error) {
    return { items, gaps: [gapFrom(operation, error)] }
  }
}

export function gapFrom(
  { id, permissions }: Pick<AnyOperation, 'id' | 'permissions'>,
  error: unknown,
): Gap {
  const { code, reason, message } = explain(error)
  const permission = reason === 'denied' ? permissions.join(', ') : null
  return { call: id, reason, permission, detail: message ? `${code}: ${message}` : code }
}
