/**
 * Serves a cloud on loopback, over HTTP or HTTPS, so that whoever speaks the protocol can be pointed
 * at it: our own clients over a real socket, boto3, the AWS CLI, other scanners.
 *
 * @module
 */

import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { createServer as createHttpServer } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Cloud } from './cloud.ts'
import type { Certificate } from './serveCertificate.ts'

export interface Serving {
  /** `http://localhost:PORT`; account-prefixed hosts such as `111122223333.localhost` work as well. */
  readonly url: string
  readonly port: number
  /** Ends open connections too: a stalled answer does not keep the server alive. */
  close(): Promise<void>
}

export interface ServeOptions {
  /** 0 (the default) takes any free port. */
  readonly port?: number
  /** With a certificate the cloud is served over HTTPS. */
  readonly certificate?: Certificate
}

/** Listens on 127.0.0.1 only. Rejects when the port is taken. */
export async function serve(cloud: Cloud, options: ServeOptions = {}): Promise<Serving> {
  const { port = 0, certificate } = options
  const scheme = certificate ? 'https' : 'http'
  const listener: RequestListener = (incoming, outgoing) => {
    void converse(cloud, scheme, incoming, outgoing)
  }
  const server = certificate
    ? createHttpsServer({ key: certificate.key, cert: certificate.cert }, listener)
    : createHttpServer(listener)

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address() as AddressInfo // a listening TCP server has nothing else
  return {
    url: `${scheme}://localhost:${address.port}`,
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A cloud that rejects is a connection that breaks: the client sees a reset, as it would outside. */
async function converse(
  cloud: Cloud,
  scheme: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const gone = new AbortController()
  outgoing.once('close', () => gone.abort())
  try {
    const request = await requestFrom(scheme, incoming, gone.signal)
    const response = await cloud(request)
    outgoing.writeHead(response.status, headersOf(response))
    if (response.body && incoming.method !== 'HEAD') {
      await pipeline(Readable.fromWeb(response.body), outgoing)
    } else {
      outgoing.end()
    }
  } catch {
    incoming.socket.destroy()
  }
}

/** The host is the one that the client named, so that virtual hosts keep their meaning. */
async function requestFrom(
  scheme: string,
  incoming: IncomingMessage,
  signal: AbortSignal,
): Promise<Request> {
  const host = incoming.headers.host ?? 'localhost'
  const url = new URL(`${scheme}://${host}${incoming.url ?? '/'}`)
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) {
    for (const each of [value ?? []].flat()) headers.append(name, each)
  }
  const method = incoming.method ?? 'GET'
  const hasBody = method !== 'GET' && method !== 'HEAD'
  return new Request(url, {
    method,
    headers,
    signal,
    body: hasBody ? await bytesOf(incoming) : null,
  })
}

async function bytesOf(incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  return new Uint8Array(Buffer.concat(chunks))
}

function headersOf(response: Response): [string, string][] {
  return Array.from(response.headers)
}
