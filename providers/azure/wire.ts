/**
 * One request to Azure Resource Manager, sent once. The vendor's clients build the requests; every
 * one leaves by here, so that the address, the credential and what the headers say are dealt with
 * in one place.
 *
 * @module
 */

import type { TokenCredential } from '@azure/identity'
import type { CallId, Reply, Scope } from '#model'
import { ArmError, UnreadableAnswer } from './errors.ts'

/** Where the clients believe to be; {@link WireOptions.endpoint} is where the requests go. */
export const ARM = 'https://management.azure.com'

export interface WireOptions {
  /**
   * A transport, or `fetch`. The signal goes along beside the request: Node holds that of a
   * `Request` weakly, so that a time-out can be collected before it strikes.
   */
  readonly transport: (
    request: Request,
    init: { readonly signal: AbortSignal },
  ) => Promise<Response>
  readonly endpoint: URL
  readonly credential: TokenCredential
}

/** One call's way out. */
export interface Wire {
  readonly subscription: string
  readonly credential: TokenCredential
  /** For the constructor of any of the vendor's clients. */
  readonly options: ClientOptions
  /** What `byPage` takes to go on where the last answer ended. */
  from(nextLink: string | undefined): { readonly continuationToken?: string }
}

/** Makes the call of one operation from its input. The answer is read off the wire. */
export type Sender = (input: never, wire: Wire) => Promise<unknown>
export type Senders = Readonly<Record<CallId, Sender>>

/** What the clients' pipelines hand to their HTTP client, of which we need these. */
interface ClientRequest {
  readonly url: string
  readonly method: string
  readonly headers: { toJSON(): Readonly<Record<string, string>> }
}

export interface ClientOptions {
  readonly httpClient: { sendRequest(request: ClientRequest): Promise<never> }
  readonly retryOptions: { readonly maxRetries: 0 }
}

interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

export type Send = (
  sender: Sender,
  input: unknown,
  scope: Scope,
  signal: AbortSignal,
) => Promise<Reply>

/**
 * Sends what one sender asks for. The reply is the JSON as it came, which is what the reference
 * documents: the clients rename what they know, turn text into dates and drop the rest. Making a
 * client costs less than a tenth of a millisecond, so each call has its own, tied to its signal.
 */
export function createWire(options: WireOptions): Send {
  return async (sender, input, { account }, signal) => {
    let answer: Answer | undefined
    const httpClient = await clientOver(options, signal, (received) => {
      answer = received
    })
    try {
      // The gateway hands over what the operation of this very call declared as its input.
      await sender(input as never, {
        subscription: account,
        credential: options.credential,
        // Retrying is the gateway's, which knows of the other requests.
        options: { httpClient, retryOptions: { maxRetries: 0 } },
        from: (nextLink) => continueFrom(nextLink, options.endpoint),
      })
    } catch (error) {
      // The clients read the answer too, and some stumble over a list that is left out. Whether it
      // is what we need, the operation's own parser says.
      if (answer === undefined) throw error
    }
    const { status = 0, headers, text = '' } = given(answer)
    if (status >= 400 && headers) throw ArmError.from(status, headers, text)
    const remaining = headers && remainingReads(headers)
    return { body: parse(text), ...(remaining !== undefined && { remaining }) }
  }
}

/** Control flow does not see what a callback assigns. */
function given(answer: Answer | undefined): Partial<Answer> {
  return answer ?? {}
}

async function clientOver(
  { transport, endpoint }: WireOptions,
  signal: AbortSignal,
  keep: (answer: Answer) => void,
): Promise<ClientOptions['httpClient']> {
  const { createHttpHeaders } = await import('@azure/core-rest-pipeline')
  return {
    async sendRequest(request) {
      const { method } = request
      // No operation of ours is anything else; a client's own cleverness ends here.
      if (method !== 'GET') throw new Error(`${method} ${request.url} is no read`)
      const headers = new Headers(request.headers.toJSON())
      if (isLoopback(endpoint)) headers.delete('authorization')

      const response = await transport(
        new Request(moved(request.url, endpoint), { method, headers, signal }),
        { signal },
      )
      const text = await response.text()
      keep({ status: response.status, headers: response.headers, text })
      const answer = {
        request,
        status: response.status,
        headers: createHttpHeaders(Object.fromEntries(response.headers)),
        bodyAsText: text,
      }
      // Each client package has a copy of its own of the type of a response.
      return answer as never
    },
  }
}

/** Keeps path and query. Some of the clients double the slash between host and path. */
function moved(asked: string, endpoint: URL): URL {
  const { pathname, search } = new URL(asked)
  return new URL(pathname.replaceAll(/\/{2,}/g, '/') + search, endpoint)
}

/** A link to elsewhere would carry our token there. */
function continueFrom(nextLink: string | undefined, endpoint: URL) {
  if (nextLink === undefined) return {}
  const url = URL.canParse(nextLink, ARM) ? new URL(nextLink, ARM) : undefined
  if (url?.origin !== ARM && url?.origin !== endpoint.origin) {
    throw new UnreadableAnswer('The list goes on at another host.')
  }
  return { continuationToken: `${ARM}${url.pathname}${url.search}` }
}

function parse(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text)
  } catch (cause) {
    throw new UnreadableAnswer(cause)
  }
}

/**
 * The smallest of what is left, over all that Azure counts: `…-subscription-reads: 11999`, and for
 * some services `…-resource: Microsoft.Compute/HighCostGet3Min;159,Microsoft.Compute/…;1259`.
 * https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling
 */
function remainingReads(headers: Headers): number | undefined {
  const counts = [...headers]
    .filter(([name]) => name.startsWith('x-ms-ratelimit-remaining-'))
    .flatMap(([, value]) => value.split(',').map((part) => part.split(';').at(-1) ?? ''))
    .filter((text) => /^\s*\d+\s*$/.test(text))
    .map(Number)
  return counts.length > 0 ? Math.min(...counts) : undefined
}

/** A loopback address never leaves the machine, so no credential is sent there. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.')
}
