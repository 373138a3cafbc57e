/**
 * GitHub Issues as documented: sign-in, pages by Link header, and the secondary rate limit.
 *
 * @module
 */

import { z } from 'zod'

const Body = z.object({
  title: z.string().optional(),
  body: z.string().optional(),
  labels: z.array(z.string()).default([]),
  state: z.enum(['open', 'closed']).optional(),
})

export interface GitHubIssue {
  readonly number: number
  title: string
  body: string
  readonly labels: readonly string[]
  state: 'open' | 'closed'
  readonly comments: string[]
}

export function createGitHubServer(token: string) {
  const issues: GitHubIssue[] = []
  const page = 2

  async function answer(request: Request): Promise<Response> {
    const url = new URL(request.url)
    if (request.headers.get('authorization') !== `token ${token}`) {
      return json(401, { message: 'Bad credentials' })
    }
    const [, , , , noun, number, part] = url.pathname.split('/')
    if (noun !== 'issues') return json(404, { message: 'Not Found' })
    const body = Body.parse(request.method === 'GET' ? {} : await request.json())

    if (number === undefined) {
      if (request.method === 'GET') {
        const label = url.searchParams.get('labels') ?? ''
        const state = url.searchParams.get('state') ?? 'open'
        const found = issues.filter(
          (issue) => issue.labels.includes(label) && (state === 'all' || issue.state === state),
        )
        return paged(url, found.map(shown))
      }
      if (body.title === undefined) return json(422, { message: 'Validation Failed' })
      if ((body.body ?? '').length > 65_536) {
        return json(422, { message: 'body is too long (maximum is 65536 characters)' })
      }
      const issue: GitHubIssue = {
        number: issues.length + 1,
        title: body.title,
        body: body.body ?? '',
        labels: body.labels,
        state: 'open',
        comments: [],
      }
      issues.push(issue)
      return json(201, shown(issue))
    }

    const issue = issues.find((one) => one.number === Number(number))
    if (!issue) return json(404, { message: 'Not Found' })
    if (part === 'comments') {
      if (request.method === 'GET') {
        return paged(
          url,
          issue.comments.map((text, id) => ({ id, body: text })),
        )
      }
      issue.comments.push(body.body ?? '')
      return json(201, { id: issue.comments.length, body: body.body })
    }
    if (request.method === 'PATCH' && body.state) issue.state = body.state
    return json(200, shown(issue))
  }

  function paged(url: URL, items: readonly unknown[]): Response {
    const number = Number(url.searchParams.get('page') ?? 1)
    const next = new URL(url)
    next.searchParams.set('page', String(number + 1))
    const more = number * page < items.length
    return json(
      200,
      items.slice((number - 1) * page, number * page),
      more ? { link: `<${next}>; rel="next"` } : {},
    )
  }

  return { answer, issues }
}

function shown({ number, title, body, state, labels }: GitHubIssue) {
  const html_url = `https://github.com/acme/cloud/issues/${number}`
  return { number, title, body, state, html_url, labels: labels.map((name) => ({ name })) }
}

function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  })
}
