/**
 * An Azure of a few scripted answers, and the shortest way from a collector to it: the provider's
 * own connection, without limits, retries or memory.
 */

import {
  type Collector,
  type ConnectOptions,
  type Fact,
  known,
  type Listing,
  type Resource,
  type Session,
  unknown,
} from '#model'
import azure from '../../../providers/azure/index.ts'

export const SUBSCRIPTION = '1ac3e000-0000-4000-8000-00000000000a'
export const TENANT = '0ac3e000-0000-4000-8000-000000000001'

export interface Scripted {
  readonly status?: number
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** By `METHOD /path`, without the query; what is not scripted is not found. */
export type Script = Readonly<Record<string, Scripted | ((url: URL) => Scripted)>>

export function scripted(script: Script) {
  const requests: { readonly line: string; readonly url: URL; readonly headers: Headers }[] = []
  const transport = async (request: Request): Promise<Response> => {
    const url = new URL(request.url)
    const line = `${request.method} ${decodeURIComponent(url.pathname)}`
    requests.push({ line, url, headers: request.headers })
    const entry = script[line] ?? refusal(404, 'ResourceNotFound')
    const { status = 200, body, headers = {} } = typeof entry === 'function' ? entry(url) : entry
    return new Response(JSON.stringify(body), { status, headers })
  }
  return { transport, requests }
}

export function refusal(status: number, code: string): Scripted {
  return { status, body: { error: { code, message: `Refused: ${code}` } } }
}

export function connectTo(script: Script, options: Partial<ConnectOptions> = {}) {
  const { transport, requests } = scripted(script)
  const connection = azure.connect({
    regions: [],
    accounts: [SUBSCRIPTION],
    organization: false,
    settings: {},
    environment: {},
    transport,
    ...options,
  })
  return { connection, requests }
}

/** Everything that one collector finds, each fact wanted. */
export async function collectWith<R extends Resource>(
  collector: Collector<R>,
  script: Script,
): Promise<Listing<R>> {
  const { connection } = connectTo(script)
  const session = await (await connection).open({ id: SUBSCRIPTION, name: 'Acme' })
  return collector.collect(session.scopes[0], callsOver(collector, session), () => true)
}

function callsOver(collector: Collector, session: Session) {
  const ask = async (name: string, input: unknown) => {
    const operation = collector.operations[name]
    if (!operation) throw new Error(`no operation was declared as ${name}`)
    try {
      const signal = AbortSignal.timeout(5000)
      const { body } = await session.send(operation.id, input, session.scopes[0], signal)
      return {
        fact: known(operation.decode(body), operation.id),
        next: operation.next?.(body, input),
      }
    } catch (error) {
      const { code, reason, message } = azure.explain(error)
      if (operation.absent?.includes(code))
        return { fact: known(operation.decode(null), operation.id) }
      const permission = reason === 'denied' ? operation.permissions[0] : null
      return {
        fact: unknown({ call: operation.id, reason, permission, detail: `${code}: ${message}` }),
      }
    }
  }
  return {
    get: async (name: string, input: unknown): Promise<Fact<never>> =>
      // The collector's own declaration says what the operation decodes to.
      (await ask(name, input)).fact as Fact<never>,

    async list(name: string, first: unknown): Promise<Listing<never>> {
      const items: never[] = []
      for (let input = first; input !== undefined; ) {
        const { fact, next } = await ask(name, input)
        if (fact.state === 'unknown') return { items, gaps: fact.gaps }
        items.push(...(fact.value as never[]))
        input = next
      }
      return { items, gaps: [] }
    },
  }
}
