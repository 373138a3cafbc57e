/** How one request gets to AWS: through the SDK's clients, once, over one pool of connections. @module */

import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import type { AwsCredentialIdentityProvider, HttpRequest } from '@smithy/types'
import type { CallId, Reply, Transport } from '#model'
import { readCall, type Service } from './services.ts'

export type Environment = Readonly<Record<string, string | undefined>>

export interface WireOptions {
  readonly handler: Handler
  readonly environment: Environment
}

/** Sends one request for somebody, into one region. */
export type Wire = (
  call: CallId,
  input: unknown,
  region: string,
  signal: AbortSignal,
) => Promise<Reply>

interface Abortable {
  readonly abortSignal?: AbortSignal
}

/** What the SDK's clients send with: its own handler, or ours over a simulated cloud. */
export interface Handler {
  handle(request: HttpRequest, options?: Abortable): Promise<unknown>
  destroy(): void
}

interface Client {
  send(command: unknown, options: { readonly abortSignal: AbortSignal }): Promise<unknown>
}

/** Clients are made once for each service and region; they are let go with the wire. */
export function createWire(
  { handler, environment }: WireOptions,
  credentials: AwsCredentialIdentityProvider,
): Wire {
  const clients = new Map<string, Client>()

  return async (call, input, region, signal) => {
    const { service, operation } = readCall(call)
    const exports = await service.load()
    const name = `${service.client} ${region}`
    const client = clients.get(name) ?? create(exports, service, region)
    clients.set(name, client)

    const Command = exports[`${operation}Command`]
    if (!isConstructor(Command)) throw new Error(`the SDK has no operation for ${call}`)
    return { body: await client.send(new Command(input), { abortSignal: signal }) }
  }

  function create(exports: Readonly<Record<string, unknown>>, service: Service, region: string) {
    const endpoint = endpointOf(service, environment)
    const Constructor = exports[service.client]
    if (!isConstructor(Constructor)) throw new Error(`the SDK has no ${service.client}`)
    const client: unknown = new Constructor({
      region,
      credentials,
      requestHandler: handler,
      // Retrying is the gateway's, which knows of the other requests.
      maxAttempts: 1,
      // One host for all buckets of a region, instead of a connection and a DNS query for each.
      ...(service.client === 'S3Client' && { forcePathStyle: true }),
      ...(endpoint && { endpoint }),
    })
    // Every client of the SDK has the same `send`.
    return client as Client
  }
}

function isConstructor(value: unknown): value is new (settings: unknown) => unknown {
  return typeof value === 'function'
}

/** Where the environment moves a service to, if it does. */
function endpointOf({ endpointName }: Service, environment: Environment): string | undefined {
  const endpoint = environment[`AWS_ENDPOINT_URL_${endpointName}`] ?? environment.AWS_ENDPOINT_URL
  if (endpoint === undefined || endpointName !== 'S3_CONTROL') return endpoint
  // S3 Control puts the account before the host, which an IP address does not bear.
  return endpoint.replace(/^(https?:\/\/)(127\.\d+\.\d+\.\d+|\[::1\])/, '$1localhost')
}

/** Long enough to shake hands across the world, short enough to notice that nobody answers. */
const CONNECTION_TIMEOUT_MS = 2000
const REQUEST_TIMEOUT_MS = 15_000
const MAX_SOCKETS = 256

/** One pool of kept-alive connections for all clients. */
export async function createPool(): Promise<Handler> {
  const [{ NodeHttpHandler }, http, https] = await Promise.all([
    import('@smithy/node-http-handler'),
    import('node:http'),
    import('node:https'),
  ])
  const options = { keepAlive: true, maxSockets: MAX_SOCKETS, lookup: lookupLoopback }
  return new NodeHttpHandler({
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    throwOnRequestTimeout: true,
    httpAgent: new http.Agent(options),
    httpsAgent: new https.Agent(options),
  })
}

/** Every name under `localhost` is loopback (RFC 6761), which not every resolver knows. */
const lookupLoopback: LookupFunction = (hostname, options, callback) =>
  lookup(hostname.endsWith('.localhost') ? 'localhost' : hostname, options, callback)

/** Requests of the SDK as requests of the web, for a simulated cloud in process. */
export function handlerOver(transport: Transport): Handler {
  const handler = {
    async handle(request: HttpRequest, { abortSignal }: Abortable = {}) {
      const response = await transport(toWebRequest(request, abortSignal))
      const body = new Uint8Array(await response.arrayBuffer())
      const { status: statusCode, headers } = response
      return { response: { statusCode, headers: Object.fromEntries(headers), body } }
    },
    destroy() {},
    // The SDK asks every handler for these.
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
  }
  return handler
}

function toWebRequest(
  { protocol, hostname, port, path, query, ...request }: HttpRequest,
  signal: AbortSignal | undefined,
): Request {
  const url = new URL(`${protocol}//${hostname}${port ? `:${port}` : ''}${path}`)
  for (const [name, value] of Object.entries(query ?? {})) {
    for (const one of [value ?? ''].flat()) url.searchParams.append(name, one)
  }
  const { method, headers } = request
  const hasBody = method !== 'GET' && method !== 'HEAD'
  return new Request(url, {
    method,
    headers,
    body: hasBody ? request.body : null,
    ...(signal && { signal }),
  })
}
