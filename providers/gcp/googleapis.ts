/** How Google's generated clients (`@googleapis/*`) send through our wire. @module */

import type { Wire } from './wire.ts'

/** What the clients hand to their `auth`: gaxios options, of which we need these. */
interface ClientRequest {
  readonly url: string
  readonly method?: string
  readonly headers?: ConstructorParameters<typeof Headers>[0]
  readonly params?: Readonly<Record<string, unknown>>
  readonly data?: unknown
}

/**
 * Stands in for an `AuthClient`: the generated clients send a request by calling `auth.request`
 * and nothing else of it, so here is where retries, their own copy of gaxios and its time-outs
 * are left out.
 */
export function authOver(wire: Wire) {
  const standIn = {
    async request({ url, method = 'GET', headers, params = {}, data }: ClientRequest) {
      const target = new URL(url)
      for (const [name, value] of Object.entries(params)) {
        for (const one of [value].flat()) target.searchParams.append(name, String(one))
      }
      const body = await wire.send({
        method,
        url: target,
        headers: Object.fromEntries(new Headers(headers)),
        ...(data !== undefined && { body: data }),
      })
      return { data: body, status: 200, statusText: 'OK', headers: new Headers() }
    },
  }
  // Their type asks for a whole AuthClient, of which `request` is all that they use.
  return standIn as never
}
