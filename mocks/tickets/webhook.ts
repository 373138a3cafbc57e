/**
 * A receiver that does what we ask of receivers: it checks the signature and its age, and takes
 * each event once by its idempotency key.
 *
 * @module
 */

import { createHmac, timingSafeEqual } from 'node:crypto'

export interface ReceivedEvent {
  readonly event: string
  readonly key: string
  readonly title: string
  readonly text: string
}

export function createWebhookServer(secret: string, now: () => number) {
  const events: ReceivedEvent[] = []
  const seen = new Set<string>()

  async function answer(request: Request): Promise<Response> {
    const body = await request.text()
    const timestamp = request.headers.get('x-ajar-timestamp') ?? ''
    const expected = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')
    const given = (request.headers.get('x-ajar-signature') ?? '').padEnd(71, ' ').slice(0, 71)
    if (!timingSafeEqual(Buffer.from(given), Buffer.from(`sha256=${expected}`))) {
      return new Response('wrong signature', { status: 401 })
    }
    if (Math.abs(now() / 1000 - Number(timestamp)) > 300) {
      return new Response('too old', { status: 401 })
    }
    const key = request.headers.get('idempotency-key') ?? ''
    if (!seen.has(key)) events.push(JSON.parse(body))
    seen.add(key)
    return new Response(null, { status: 204 })
  }

  return { answer, events }
}
