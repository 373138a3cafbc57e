/**
 * A Jira as Atlassian documents it: sign-in, required fields, labels without spaces, transitions
 * that ask for a resolution, pages, and a search that lags behind.
 *
 * @module
 */

import { z } from 'zod'

const Body = z.object({
  /** An object where an issue is written, a list of names where issues are searched. */
  fields: z.union([z.record(z.string(), z.unknown()), z.array(z.string())]).optional(),
  body: z.unknown().optional(),
  transition: z.object({ id: z.string() }).optional(),
  jql: z.string().default(''),
  nextPageToken: z.string().optional(),
  startAt: z.number().default(0),
})
type Body = z.infer<typeof Body>

const Resolution = z.object({ resolution: z.object({ name: z.string() }) })

export interface JiraIssue {
  readonly id: string
  readonly key: string
  summary: string
  description: unknown
  readonly labels: readonly string[]
  status: 'To Do' | 'Done'
  resolution: string | null
  readonly comments: unknown[]
  searchable: boolean
}

const json = (status: number, body: unknown) =>
  new Response(body === null ? null : JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  })

const refused = (errors: Record<string, string>, messages: string[] = []) =>
  json(400, { errorMessages: messages, errors })

const CATEGORY = { 'To Do': 'new', Done: 'done' } as const

export function createJiraServer(edition: 'cloud' | 'data-center', authorization: string) {
  const issues: JiraIssue[] = []
  const version = edition === 'cloud' ? '3' : '2'
  /** The most that a search or a list of comments gives at once, whatever is asked for. */
  const page = 2

  async function answer(request: Request): Promise<Response> {
    const url = new URL(request.url)
    if (request.headers.get('authorization') !== authorization) return json(401, null)
    const [, rest, api, given, ...path] = url.pathname.split('/')
    if (rest !== 'rest' || api !== 'api' || given !== version) return json(404, null)
    const body = Body.parse(request.method === 'GET' ? {} : await request.json())
    const route = `${request.method} ${path.map((part, at) => (at === 1 && path[0] === 'issue' ? ':id' : part)).join('/')}`
    const issue = issues.find(({ id, key }) => id === path[1] || key === path[1])

    if (route === 'POST issue') return create(body)
    if (route === 'POST search/jql' && edition === 'cloud') return searchCloud(body)
    if (route === 'POST search' && edition === 'data-center') return searchServer(body)
    if (!issue) return json(404, { errorMessages: ['Issue does not exist'], errors: {} })

    switch (route) {
      case 'GET issue/:id':
        return json(200, shown(issue))
      case 'GET issue/:id/comment': {
        const startAt = Number(url.searchParams.get('startAt') ?? 0)
        const comments = issue.comments.slice(startAt, startAt + page).map((one) => ({ body: one }))
        return json(200, { startAt, maxResults: page, total: issue.comments.length, comments })
      }
      case 'POST issue/:id/comment':
        if (!isText(body.body)) return refused({ comment: 'Comment body is not valid!' })
        issue.comments.push(body.body)
        return json(201, { id: String(issue.comments.length) })
      case 'GET issue/:id/transitions':
        return json(200, { transitions: transitionsOf(issue) })
      case 'POST issue/:id/transitions': {
        const way = transitionsOf(issue).find(({ id }) => id === body.transition?.id)
        if (!way)
          return refused({}, ['It seems that you have tried an invalid workflow operation.'])
        const resolved = Resolution.safeParse(body.fields)
        if (way.fields.resolution?.required && !resolved.success) {
          return refused({ resolution: 'Resolution is required.' })
        }
        issue.status = way.to.name
        issue.resolution = resolved.data?.resolution.name ?? null
        return json(204, null)
      }
    }
    return json(405, null)
  }

  function create({ fields: given = {} }: Body): Response {
    const fields = Array.isArray(given) ? {} : given
    const { summary, description } = fields as { summary?: unknown; description?: unknown }
    const labels = z.array(z.string()).default([]).parse(fields['labels'])
    const required = ['project', 'issuetype', 'summary', 'customfield_1']
    const missing = required.filter((name) => !fields[name])
    if (missing.length > 0) {
      return refused(Object.fromEntries(missing.map((name) => [name, `${name} is required.`])))
    }
    if (String(summary).length > 255 || /[\n\r]/.test(String(summary))) {
      return refused({ summary: 'The summary is invalid because it contains newline characters.' })
    }
    if (!isText(description)) return refused({ description: 'Operation value must be a document' })
    if (labels.some((label) => /\s/.test(label))) {
      return refused({ labels: "The label can't contain spaces." })
    }
    const id = String(10_000 + issues.length)
    const key = `SEC-${issues.length + 1}`
    issues.push({
      id,
      key,
      summary: String(summary),
      description,
      labels,
      status: 'To Do',
      resolution: null,
      comments: [],
      searchable: false,
    })
    return json(201, { id, key, self: `https://jira.example/rest/api/${version}/issue/${id}` })
  }

  function isText(value: unknown): boolean {
    if (edition === 'data-center') return typeof value === 'string'
    return typeof value === 'object' && value !== null && 'type' in value && value.type === 'doc'
  }

  function matching(jql: string): JiraIssue[] {
    const labels = /labels in \(([^)]*)\)/.exec(jql)?.[1]?.match(/"([^"]+)"/g) ?? []
    const names = labels.map((label) => label.slice(1, -1))
    return issues.filter(
      (issue) => issue.searchable && issue.labels.some((label) => names.includes(label)),
    )
  }

  function searchCloud({ jql, nextPageToken }: Body): Response {
    const start = Number(nextPageToken ?? 0)
    const found = matching(jql)
    const more = start + page < found.length
    return json(200, {
      issues: found.slice(start, start + page).map(shown),
      isLast: !more,
      ...(more && { nextPageToken: String(start + page) }),
    })
  }

  function searchServer({ jql, startAt }: Body): Response {
    const found = matching(jql)
    const some = found.slice(startAt, startAt + page).map(shown)
    return json(200, { startAt, maxResults: page, total: found.length, issues: some })
  }

  return {
    answer,
    issues,
    /** The index catches up. */
    settle: () => {
      for (const issue of issues) issue.searchable = true
    },
  }
}

function shown({ id, key, labels, status, description, summary }: JiraIssue) {
  const statusCategory = { key: CATEGORY[status] }
  return {
    id,
    key,
    fields: { labels, summary, description, status: { name: status, statusCategory } },
  }
}

interface Transition {
  readonly id: string
  readonly name: JiraIssue['status']
  readonly to: { readonly name: JiraIssue['status']; readonly statusCategory: { key: string } }
  readonly fields: { readonly resolution?: { readonly required: boolean } }
}

function transitionsOf({ status }: JiraIssue): Transition[] {
  const name = status === 'Done' ? 'To Do' : 'Done'
  return [
    {
      id: name === 'Done' ? '31' : '11',
      name,
      to: { name, statusCategory: { key: CATEGORY[name] } },
      fields: name === 'Done' ? { resolution: { required: true } } : {},
    },
  ]
}
