/**
 * Events to whoever listens. A webhook remembers nothing for us, so each event carries a key by
 * which the receiver can tell a repetition: at least once, and never twice to who looks at it.
 *
 * @module
 */

import { createHash, createHmac } from 'node:crypto'
import { withMark } from './mark.ts'
import { createRest, type RestOptions } from './rest.ts'
import type { Message, Ticket, TicketSystem } from './ticketSystem.ts'

export type WebhookEvent = 'opened' | 'changed' | 'fixed' | 'reopened'

/**
 * Every request is signed: `x-ajar-signature` is `sha256=` and the HMAC-SHA256, in hexadecimal, of
 * `x-ajar-timestamp`, a full stop and the body. `idempotency-key` is the same for a repetition.
 */
export function createWebhook(
  url: string,
  secret: string,
  { fetch, sleep }: Pick<RestOptions, 'fetch' | 'sleep'>,
  now: () => number = Date.now,
): TicketSystem {
  const signing: typeof globalThis.fetch = (input, init) => {
    const body = String(init?.body ?? '')
    const timestamp = String(Math.floor(now() / 1000))
    const headers = new Headers(init?.headers)
    headers.delete('authorization')
    headers.set('x-ajar-timestamp', timestamp)
    headers.set(
      'x-ajar-signature',
      `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`,
    )
    headers.set('idempotency-key', createHash('sha256').update(body).digest('hex'))
    return fetch(input, { ...init, headers })
  }
  const { origin, pathname, search } = new URL(url)
  const rest = createRest({ baseUrl: origin, authorization: 'none', fetch: signing, sleep })

  async function send(event: WebhookEvent, { key, title, severity, text }: Message) {
    await rest('POST', `${pathname}${search}`, { event, key, title, severity, text })
  }

  function ticketOf(key: string, isOpen: boolean): Ticket {
    return { ref: key, name: key, url, isOpen }
  }

  return {
    name: `webhook ${origin}${pathname}`,
    settleMs: 0,
    find: async () => new Map(),
    read: async (ref, remembered) => ({
      ticket: ticketOf(ref, remembered?.standing !== 'fixed'),
      texts: remembered ? [withMark('', remembered)] : [],
    }),
    async open(message) {
      await send('opened', message)
      return ticketOf(message.key, true)
    },
    comment: (_, message) => send('changed', message),
    close: (_, message) => send('fixed', message),
    reopen: (_, message) => send('reopened', message),
  }
}
