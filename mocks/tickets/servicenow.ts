/**
 * A ServiceNow table as documented: sign-in, encoded queries, pages by offset, and the rule that
 * a resolved incident has a close code and close notes.
 *
 * @module
 */

import { z } from 'zod'

const Body = z.record(z.string(), z.string())

export interface Incident {
  readonly sys_id: string
  readonly number: string
  state: string
  readonly correlation_id: string
  readonly short_description: string
  readonly description: string
  readonly work_notes: string[]
}

export function createServiceNowServer(authorization: string) {
  const incidents: Incident[] = []

  async function answer(request: Request): Promise<Response> {
    const url = new URL(request.url)
    if (request.headers.get('authorization') !== authorization) {
      return json(401, { error: { message: 'User Not Authenticated' }, status: 'failure' })
    }
    const [, , , , table, sysId] = url.pathname.split('/')
    const body = Body.parse(request.method === 'GET' ? {} : await request.json())

    if (request.method === 'GET') {
      const query = url.searchParams.get('sysparm_query') ?? ''
      const start = Number(url.searchParams.get('sysparm_offset') ?? 0)
      const limit = Number(url.searchParams.get('sysparm_limit') ?? 10_000)
      const rows = table === 'sys_journal_field' ? journal(query) : select(query)
      return json(200, { result: rows.slice(start, start + limit) })
    }
    if (table !== 'incident') return json(403, { error: { message: 'Operation failed' } })

    if (request.method === 'POST') {
      if (!body['short_description'] || !body['caller_id']) {
        return json(403, { error: { message: 'Mandatory fields: short_description, caller_id' } })
      }
      const incident: Incident = {
        sys_id: String(incidents.length + 1).padStart(32, '0'),
        number: `INC${String(incidents.length + 1).padStart(7, '0')}`,
        state: '1',
        correlation_id: body['correlation_id'] ?? '',
        short_description: body['short_description'],
        description: body['description'] ?? '',
        work_notes: [],
      }
      incidents.push(incident)
      return json(201, { result: incident })
    }

    const incident = incidents.find(({ sys_id }) => sys_id === sysId)
    if (!incident) return json(404, { error: { message: 'No Record found' }, status: 'failure' })
    if (body['state'] === '6' && !(body['close_code'] && body['close_notes'])) {
      return json(403, { error: { message: 'Mandatory fields: close_code, close_notes' } })
    }
    if (body['state']) incident.state = body['state']
    if (body['work_notes']) incident.work_notes.push(body['work_notes'])
    return json(200, { result: incident })
  }

  function select(query: string): Incident[] {
    const ids = /correlation_idIN([^^]*)/.exec(query)?.[1]?.split(',')
    const sysId = /sys_id=([^^]*)/.exec(query)?.[1]
    return incidents.filter(
      (one) => (!ids || ids.includes(one.correlation_id)) && (!sysId || one.sys_id === sysId),
    )
  }

  function journal(query: string): { value: string }[] {
    const sysId = /element_id=([^^]*)/.exec(query)?.[1]
    const incident = incidents.find(({ sys_id }) => sys_id === sysId)
    return (incident?.work_notes ?? []).map((value) => ({ value }))
  }

  return { answer, incidents }
}

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  })
}
