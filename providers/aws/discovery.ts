/** Asking before there is a gateway: who we are, which accounts, which regions. @module */

import { setTimeout as pause } from 'node:timers/promises'
import { type AnyOperation, type Gap, type Listing, type Operation, untilAborted } from '#model'
import { explain } from './errors.ts'
import type { Wire } from './wire.ts'

export type Ask = <In, Out>(
  operation: Operation<In, Out>,
  input: In,
) => Promise<{ readonly value: Out; readonly body: unknown }>

/** Long enough for a slow answer, short enough for a person who waits. */
const TIMEOUT_MS = 15_000
const PAUSES_MS = [300, 1000, 3000]
const PASSES = new Set(['throttled', 'unavailable', 'timed-out'])

/** Asks again what may pass; throws what the SDK throws. */
export function createAsk(wire: Wire, region: string, timeoutMs = TIMEOUT_MS): Ask {
  return async (operation, input) => {
    for (let attempt = 0; ; attempt++) {
      try {
        const signal = AbortSignal.timeout(timeoutMs)
        const { body } = await untilAborted(wire(operation.id, input, region, signal), signal)
        return { value: operation.decode(body), body }
      } catch (error) {
        const { code, reason } = explain(error)
        if (operation.absent?.includes(code)) return { value: operation.decode(null), body: null }
        const wait = PAUSES_MS[attempt]
        if (wait === undefined || !PASSES.has(reason)) throw error
        await pause(wait)
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
