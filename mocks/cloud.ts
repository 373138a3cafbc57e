/**
 * Clouds as functions: what every simulated cloud is, and how several become one.
 *
 * A simulated cloud first says what a request asks (`receive`), in the cloud's own words, and only
 * then answers it. Faults, rate limits and tests that deny one operation stand between the two, so
 * that they work alike over every cloud.
 *
 * @module
 */

/** A cloud on the wire. It rejects where a real connection would break (see `faults.ts`). */
export type Cloud = (request: Request) => Promise<Response>

/** What one request asks, as the cloud itself would write it into its audit log. */
export interface Call {
  readonly cloud: 'aws' | 'azure' | 'gcp'
  /** As in the cloud's permissions: `s3`, `Microsoft.Storage`, `storage`. */
  readonly service: string
  /** `GetBucketPolicy`; `storageAccounts/read`; `buckets.getIamPolicy`. */
  readonly operation: string
  /** AWS account, Azure subscription or GCP project whose resources are asked about; '' when none. */
  readonly account: string
  /** '' for what the cloud runs globally. */
  readonly region: string
  /** The request would change something. Every simulated cloud refuses it; tests assert none came. */
  readonly writes: boolean
  /** The request carries a page token: it asks for a page after the first. */
  readonly continues: boolean
}

/** The reasons for which a cloud says no, each in the words of its own service. */
export type Refusal =
  | 'throttled'
  | 'denied'
  | 'unavailable'
  | 'internal-error'
  | 'credentials-expired'
  | 'clock-skewed'
  | 'page-token-expired'

/** One request, understood and not yet answered. */
export interface Exchange {
  readonly request: Request
  readonly call: Call
  answer(): Promise<Response>
  /** A "no" exactly as this service puts it: status, code, body shape and retry headers. */
  refuse(refusal: Refusal): Response
}

export interface SimulatedCloud {
  readonly name: Call['cloud']
  /** Whether a request is meant for this cloud, by its host, or by its headers and path on loopback. */
  owns(request: Request): boolean
  receive(request: Request): Promise<Exchange>
}

/** The name that operations go by in declarations and faults: `s3:GetBucketPolicy`. */
export function callId(call: Call): string {
  return `${call.service}:${call.operation}`
}

/** One function that answers for all the clouds, each for the requests that it owns. */
export function combine(...clouds: readonly SimulatedCloud[]): Cloud {
  return async (request) => {
    const owner = clouds.find((cloud) => cloud.owns(request))
    if (!owner) return new Response(`no simulated cloud answers ${request.url}`, { status: 421 })

    const exchange = await owner.receive(request)
    return exchange.answer()
  }
}

/** The same cloud with something standing between question and answer. */
export function interpose(
  cloud: SimulatedCloud,
  answer: (exchange: Exchange) => Promise<Response>,
): SimulatedCloud {
  return {
    ...cloud,
    receive: async (request) => {
      const exchange = await cloud.receive(request)
      return { ...exchange, answer: () => answer(exchange) }
    },
  }
}

/** The same cloud; `listen` is told every call before it is answered. */
export function overhear(cloud: SimulatedCloud, listen: (call: Call) => void): SimulatedCloud {
  return interpose(cloud, (exchange) => {
    listen(exchange.call)
    return exchange.answer()
  })
}
