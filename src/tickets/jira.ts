/**
 * Jira Cloud (REST v3) and Data Center (REST v2): the same resources, told apart in four places:
 * how text is written, how one signs in, and how issues are searched.
 *
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/
 * https://docs.atlassian.com/software/jira/docs/api/REST/9.12.0/
 *
 * @module
 */

import { z } from 'zod'
import type { Severity } from '#model'
import { createRest, type Rest, RestError, type RestOptions } from './rest.ts'
import type { Ticket, TicketSystem } from './ticketSystem.ts'

export interface JiraSettings {
  readonly url: string
  readonly edition: 'cloud' | 'data-center'
  readonly project: string
  readonly issueType: string
  /** Fields that the project requires besides, as Jira's interface takes them. */
  readonly fields: Readonly<Record<string, unknown>>
  /** The priority to set for each severity; none where the project has no priority field. */
  readonly priorities: Partial<Readonly<Record<Severity, string>>>
  /** The resolution to give on closing, where the workflow asks for one. */
  readonly resolution: string
}

export interface JiraCredentials {
  /** Cloud: the account's mail address. Data Center: absent, the token is a personal access token. */
  readonly email?: string
  readonly token: string
}

const Issue = z.object({
  id: z.string(),
  key: z.string(),
  fields: z.object({
    labels: z.array(z.string()).default([]),
    status: z.object({ statusCategory: z.object({ key: z.string() }) }),
    description: z.unknown(),
  }),
})
type Issue = z.infer<typeof Issue>

const Created = z.object({ id: z.string(), key: z.string() })
const CloudPage = z.object({ issues: z.array(Issue), nextPageToken: z.string().nullish() })
const ServerPage = z.object({ issues: z.array(Issue), total: z.number() })
const Comments = z.object({
  comments: z.array(z.object({ body: z.unknown() })),
  total: z.number(),
})
const Transitions = z.object({
  transitions: z.array(
    z.object({
      id: z.string(),
      to: z.object({ statusCategory: z.object({ key: z.string() }) }),
      fields: z.record(z.string(), z.object({ required: z.boolean() })).default({}),
    }),
  ),
})

const LABEL = 'ajar'
const KEYS_PER_SEARCH = 40
const PAGE = 100
const FIELDS = ['labels', 'status', 'description']

export function createJira(
  settings: JiraSettings,
  credentials: JiraCredentials,
  connection: Pick<RestOptions, 'fetch' | 'sleep'>,
): TicketSystem {
  const cloud = settings.edition === 'cloud'
  const rest = createRest({
    baseUrl: settings.url,
    authorization: cloud
      ? `Basic ${btoa(`${credentials.email ?? ''}:${credentials.token}`)}`
      : `Bearer ${credentials.token}`,
    ...connection,
  })
  const api = `/rest/api/${cloud ? 3 : 2}`
  const write = cloud ? asDocument : asWiki

  function ticketOf({ id, key, fields }: Issue): Ticket {
    return {
      ref: id,
      name: key,
      url: `${settings.url.replace(/\/+$/, '')}/browse/${key}`,
      isOpen: fields.status.statusCategory.key !== 'done',
    }
  }

  async function move(ref: string, toDone: boolean): Promise<void> {
    const path = `${api}/issue/${ref}/transitions`
    const reply = await rest('GET', `${path}?expand=transitions.fields`)
    const { transitions } = Transitions.parse(reply.body)
    const way = transitions.find(({ to }) => (to.statusCategory.key === 'done') === toDone)
    if (!way) {
      throw new Error(
        `Jira offers no transition of issue ${ref} to a status that is ${toDone ? 'done' : 'not done'}; allow one in the workflow.`,
      )
    }
    const asksResolution = way.fields['resolution']?.required ?? false
    await rest('POST', path, {
      transition: { id: way.id },
      ...(toDone && asksResolution && { fields: { resolution: { name: settings.resolution } } }),
    })
  }

  async function comment(ref: string, text: string): Promise<void> {
    await rest('POST', `${api}/issue/${ref}/comment`, { body: write(text) })
  }

  return {
    name: `jira ${settings.url} ${settings.project}`,
    // Search lags behind creation; Atlassian promises no bound. A minute is far above what is seen.
    settleMs: 60_000,

    async find(keys) {
      const found = new Map<string, Ticket>()
      for (let start = 0; start < keys.length; start += KEYS_PER_SEARCH) {
        const labels = keys.slice(start, start + KEYS_PER_SEARCH)
        const jql = `project = "${settings.project}" AND labels in (${labels.map((label) => `"${label}"`).join(', ')}) ORDER BY created ASC`
        for await (const issue of search(rest, api, cloud, jql)) {
          for (const label of issue.fields.labels) {
            if (labels.includes(label) && !found.has(label)) found.set(label, ticketOf(issue))
          }
        }
      }
      return found
    },

    async read(ref) {
      const issue = await orNull(rest('GET', `${api}/issue/${ref}?fields=${FIELDS.join(',')}`))
      if (issue === null) return null
      const parsed = Issue.parse(issue.body)
      const texts = [textOf(parsed.fields.description)]
      for (let startAt = 0; ; ) {
        const path = `${api}/issue/${ref}/comment?startAt=${startAt}&maxResults=${PAGE}&orderBy=created`
        const { comments, total } = Comments.parse((await rest('GET', path)).body)
        texts.push(...comments.map(({ body }) => textOf(body)))
        // A server may give fewer than were asked for; only what it gave counts.
        startAt += comments.length
        if (comments.length === 0 || startAt >= total) break
      }
      return { ticket: ticketOf(parsed), texts }
    },

    async open({ key, title, text, severity }) {
      const priority = settings.priorities[severity]
      const reply = await rest('POST', `${api}/issue`, {
        fields: {
          ...settings.fields,
          project: { key: settings.project },
          issuetype: { name: settings.issueType },
          summary: title,
          description: write(text),
          labels: [LABEL, key],
          ...(priority !== undefined && { priority: { name: priority } }),
        },
      })
      const created = Created.parse(reply.body)
      return {
        ref: created.id,
        name: created.key,
        url: `${settings.url.replace(/\/+$/, '')}/browse/${created.key}`,
        isOpen: true,
      }
    },

    comment: ({ ref }, { text }) => comment(ref, text),

    async close({ ref, isOpen }, { text }) {
      if (isOpen) await move(ref, true)
      await comment(ref, text)
    },

    async reopen({ ref, isOpen }, { text }) {
      if (!isOpen) await move(ref, false)
      await comment(ref, text)
    },
  }
}

async function* search(
  rest: Rest,
  api: string,
  cloud: boolean,
  jql: string,
): AsyncGenerator<Issue> {
  if (cloud) {
    for (let nextPageToken: string | null | undefined; nextPageToken !== null; ) {
      const body = {
        jql,
        fields: FIELDS,
        maxResults: PAGE,
        ...(nextPageToken && { nextPageToken }),
      }
      const page = CloudPage.parse((await rest('POST', `${api}/search/jql`, body)).body)
      yield* page.issues
      nextPageToken = page.nextPageToken ?? null
    }
    return
  }
  for (let startAt = 0; ; ) {
    const body = { jql, fields: FIELDS, maxResults: PAGE, startAt }
    const page = ServerPage.parse((await rest('POST', `${api}/search`, body)).body)
    yield* page.issues
    startAt += page.issues.length
    if (page.issues.length === 0 || startAt >= page.total) return
  }
}

/** Atlassian Document Format: text in a code block is never markup, mention or link. */
function asDocument(text: string) {
  return {
    type: 'doc',
    version: 1,
    content: [{ type: 'codeBlock', content: [{ type: 'text', text }] }],
  }
}

/** Wiki markup: nothing inside noformat is markup, except its own end. */
function asWiki(text: string): string {
  return `{noformat}\n${text.replaceAll('{noformat}', '{ noformat }')}\n{noformat}`
}

/** The text of a document of either form; in ours there is one run of it. */
function textOf(body: unknown): string {
  if (typeof body === 'string') return body
  if (typeof body !== 'object' || body === null) return ''
  const { text, content } = body as { text?: unknown; content?: unknown } // Read defensively below.
  const own = typeof text === 'string' ? text : ''
  return own + (Array.isArray(content) ? content.map(textOf).join('') : '')
}

async function orNull<T>(request: Promise<T>): Promise<T | null> {
  try {
    return await request
  } catch (error) {
    if (error instanceof RestError && error.status === 404) return null
    throw error
  }
}
