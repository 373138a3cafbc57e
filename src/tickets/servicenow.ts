/**
 * ServiceNow incidents through the Table API. A record is found by its correlation id, and state
 * and work note are written in one request, so that neither can be there without the other.
 *
 * https://docs.servicenow.com/ → REST API reference → Table API
 *
 * @module
 */

import { z } from 'zod'
import type { Severity } from '#model'
import { createRest, type RestOptions } from './rest.ts'
import type { Ticket, TicketSystem } from './ticketSystem.ts'

export interface ServiceNowSettings {
  readonly url: string
  /** `incident`, or another table that extends `task`. */
  readonly table: string
  readonly fields: Readonly<Record<string, string>>
  readonly closeCode: string
}

export interface ServiceNowCredentials {
  readonly user: string
  readonly password: string
}

const Row = z.object({
  sys_id: z.string(),
  number: z.string(),
  state: z.string(),
  correlation_id: z.string(),
  description: z.string().default(''),
})
type Row = z.infer<typeof Row>

const One = z.object({ result: Row })
const Many = z.object({ result: z.array(Row) })
const Journal = z.object({ result: z.array(z.object({ value: z.string() })) })

/** States of an incident: 1 new, 2 in progress, 3 on hold, 6 resolved, 7 closed, 8 cancelled. */
const OVER = new Set(['6', '7', '8'])
const IN_PROGRESS = '2'
const RESOLVED = '6'
const FIELDS = 'sys_id,number,state,correlation_id,description'
const PAGE = 200
const KEYS_PER_QUERY = 40
const URGENCY: Readonly<Record<Severity, string>> = {
  critical: '1',
  high: '1',
  medium: '2',
  low: '3',
}

export function createServiceNow(
  settings: ServiceNowSettings,
  { user, password }: ServiceNowCredentials,
  connection: Pick<RestOptions, 'fetch' | 'sleep'>,
): TicketSystem {
  const rest = createRest({
    baseUrl: settings.url,
    authorization: `Basic ${btoa(`${user}:${password}`)}`,
    ...connection,
  })
  const table = `/api/now/table/${encodeURIComponent(settings.table)}`

  function ticketOf({ sys_id, number, state }: Row): Ticket {
    const base = settings.url.replace(/\/+$/, '')
    return {
      ref: sys_id,
      name: number,
      url: `${base}/nav_to.do?uri=${settings.table}.do?sys_id=${sys_id}`,
      isOpen: !OVER.has(state),
    }
  }

  async function* rows(path: string, query: string, fields: string): AsyncGenerator<unknown> {
    for (let offset = 0; ; ) {
      const parameters = new URLSearchParams({
        sysparm_query: query,
        sysparm_fields: fields,
        sysparm_limit: String(PAGE),
        sysparm_offset: String(offset),
      })
      const { body } = await rest('GET', `${path}?${parameters}`)
      yield body
      const { result } = z.object({ result: z.array(z.unknown()) }).parse(body)
      // The instance may cap a page below what was asked for: only an empty one is the last.
      if (result.length === 0) return
      offset += result.length
    }
  }

  async function patch(ref: string, changes: Readonly<Record<string, string>>): Promise<void> {
    await rest('PATCH', `${table}/${ref}`, changes)
  }

  return {
    name: `servicenow ${settings.url} ${settings.table}`,
    settleMs: 0,

    async find(keys) {
      const found = new Map<string, Ticket>()
      for (let start = 0; start < keys.length; start += KEYS_PER_QUERY) {
        const some = keys.slice(start, start + KEYS_PER_QUERY)
        const query = `correlation_idIN${some.join(',')}^ORDERBYsys_created_on`
        for await (const body of rows(table, query, FIELDS)) {
          for (const row of Many.parse(body).result) {
            if (!found.has(row.correlation_id)) found.set(row.correlation_id, ticketOf(row))
          }
        }
      }
      return found
    },

    async read(ref) {
      const query = `sys_id=${ref}`
      for await (const body of rows(table, query, FIELDS)) {
        const [row] = Many.parse(body).result
        if (!row) return null
        const texts = [row.description]
        const journal = `element_id=${ref}^element=work_notes^ORDERBYsys_created_on`
        for await (const page of rows('/api/now/table/sys_journal_field', journal, 'value')) {
          texts.push(...Journal.parse(page).result.map(({ value }) => value))
        }
        return { ticket: ticketOf(row), texts }
      }
      return null
    },

    async open({ key, title, text, severity }) {
      const { body } = await rest('POST', `${table}?sysparm_fields=${FIELDS}`, {
        ...settings.fields,
        short_description: title.slice(0, 160),
        description: text,
        correlation_id: key,
        correlation_display: 'Ajar',
        urgency: URGENCY[severity],
      })
      return ticketOf(One.parse(body).result)
    },

    comment: ({ ref }, { text }) => patch(ref, { work_notes: asNote(text) }),

    close: ({ ref }, { text }) =>
      patch(ref, {
        state: RESOLVED,
        close_code: settings.closeCode,
        close_notes: 'Ajar read this again and found it fixed.',
        work_notes: asNote(text),
      }),

    reopen: ({ ref }, { text }) => patch(ref, { state: IN_PROGRESS, work_notes: asNote(text) }),
  }
}

/** Work notes render what stands between [code] tags as markup; ours must stay text. */
function asNote(text: string): string {
  return text.replace(/\[(\/?)code\]/gi, '($1code)')
}
