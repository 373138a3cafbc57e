/** How requests leave: over shared sockets, or into a cloud that is a function. @module */

import type { LookupFunction } from 'node:net'
import type { HttpRequest } from '@smithy/types'
import type { Transport } from '#model'

const SOCKETS = 256
const CONNECT_TIMEOUT_MS = 3_000
const REQUEST_TIMEOUT_MS = 20_000

/**
 * One handler for all clients, so that they share their sockets. Hosts under `.localhost` resolve
 * to loopback, as RFC 6761 §6.3 says they should and not every resolver does: S3 Control puts the
 * account before the host of its endpoint.
 */
export async function createSocketHandler() {
  const [{ NodeHttpHandler }, http, https, dns] = await Promise.all([
    import('@smithy/node-http-handler'),
    import('node:http'),
    import('node:https'),
    import('node:dns'),
  ])
  const lookup: LookupFunction = (host, options, callback) =>
    dns.lookup(host.endsWith('.localhost') ? '127.0.0.1' : host, options, callback)
  const agent = { keepAlive: true, maxSockets: SOCKETS, lookup }
  return new NodeHttpHandler({
    httpAgent: new http.Agent(agent),
    httpsAgent: new https.Agent(agent),
    connectionTimeout: CONNECT_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    throwOnRequestTimeout: true,
  })
}

/** The vendor's request, carried to a function and its answer carried back. */
export function createTransportHandler(transport: Transport) {
  return {
    async handle(request: HttpRequest, { abortSignal }: { abortSignal?: AbortSignal } = {}) {
      const { protocol, hostname, port, path, method, headers } = request
      const url = new URL(`${protocol}//${hostname}${port ? `:${port}` : ''}${path}`)
      for (const [name, value] of Object.entries(request.query ?? {})) {
        for (const each of [value ?? ''].flat()) url.searchParams.append(name, each)
      }
      const response = await transport(
        new Request(url, {
          method,
          headers,
          body: method === 'GET' || method === 'HEAD' ? null : request.body,
          ...(abortSignal && { signal: abortSignal }),
        }),
      )
      return {
        response: {
          statusCode: response.status,
          headers: Object.fromEntries(response.headers),
          body: new Uint8Array(await response.arrayBuffer()),
        },
      }
    },
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
    destroy: () => undefined,
  }
}
