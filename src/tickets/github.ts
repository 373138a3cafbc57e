/**
 * GitHub Issues through Octokit. Issues of ours carry the label `ajar` and the finding's id in
 * the last line of their text, where it survives any change of title.
 *
 * https://docs.github.com/en/rest/issues
 *
 * @module
 */

import { Octokit } from '@octokit/core'
import { paginateRest } from '@octokit/plugin-paginate-rest'
import { readMark } from './mark.ts'
import type { RestOptions } from './rest.ts'
import type { Ticket, TicketSystem } from './ticketSystem.ts'

export interface GitHubSettings {
  /** `https://api.github.com`, or `https://HOST/api/v3` of an Enterprise Server. */
  readonly url: string
  readonly owner: string
  readonly repository: string
  readonly labels: readonly string[]
}

const LABEL = 'ajar'
const ATTEMPTS = 6

interface Issue {
  readonly number: number
  readonly html_url: string
  readonly state: string
  readonly body?: string | null | undefined
  readonly pull_request?: unknown
}

export function createGitHub(
  { url, owner, repository, labels }: GitHubSettings,
  token: string,
  { fetch, sleep }: Pick<RestOptions, 'fetch' | 'sleep'>,
): TicketSystem {
  const Client = Octokit.plugin(paginateRest)
  const octokit = new Client({ auth: token, baseUrl: url, request: { fetch } })
  octokit.hook.wrap('request', async (request, options) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await request(options)
      } catch (error) {
        const wait = rateLimitWait(error)
        if (wait === undefined || attempt === ATTEMPTS) throw error
        await sleep(wait)
      }
    }
  })
  const repo = { owner, repo: repository }

  function ticketOf({ number, html_url, state }: Issue): Ticket {
    return { ref: String(number), name: `#${number}`, url: html_url, isOpen: state === 'open' }
  }

  async function comment(ref: string, text: string): Promise<void> {
    await octokit.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
      ...repo,
      issue_number: Number(ref),
      body: fenced(text),
    })
  }

  async function setState(ref: string, state: 'open' | 'closed', reason: 'completed' | 'reopened') {
    await octokit.request('PATCH /repos/{owner}/{repo}/issues/{issue_number}', {
      ...repo,
      issue_number: Number(ref),
      state,
      state_reason: reason,
    })
  }

  return {
    name: `github ${url} ${owner}/${repository}`,
    settleMs: 10_000,

    async find(keys) {
      const wanted = new Set(keys)
      const found = new Map<string, Ticket>()
      const pages = octokit.paginate.iterator('GET /repos/{owner}/{repo}/issues', {
        ...repo,
        labels: LABEL,
        state: 'all',
        sort: 'created',
        direction: 'asc',
        per_page: 100,
      })
      for await (const { data } of pages) {
        for (const issue of data) {
          const key = readMark(issue.body ?? '')?.key
          if (key && wanted.has(key) && !issue.pull_request && !found.has(key)) {
            found.set(key, ticketOf(issue))
          }
        }
      }
      return found
    },

    async read(ref) {
      try {
        const issue_number = Number(ref)
        const { data } = await octokit.request('GET /repos/{owner}/{repo}/issues/{issue_number}', {
          ...repo,
          issue_number,
        })
        const comments = await octokit.paginate(
          'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
          { ...repo, issue_number, per_page: 100 },
        )
        return {
          ticket: ticketOf(data),
          texts: [data.body ?? '', ...comments.map(({ body }) => body ?? '')],
        }
      } catch (error) {
        // A deleted issue is 410, one that was moved away is 404.
        if (statusOf(error) === 404 || statusOf(error) === 410) return null
        throw error
      }
    },

    async open({ title, text, severity }) {
      const { data } = await octokit.request('POST /repos/{owner}/{repo}/issues', {
        ...repo,
        title,
        body: fenced(text),
        labels: [...new Set([LABEL, `severity:${severity}`, ...labels])],
      })
      return ticketOf(data)
    },

    comment: ({ ref }, { text }) => comment(ref, text),

    async close({ ref, isOpen }, { text }) {
      if (isOpen) await setState(ref, 'closed', 'completed')
      await comment(ref, text)
    },

    async reopen({ ref, isOpen }, { text }) {
      if (!isOpen) await setState(ref, 'open', 'reopened')
      await comment(ref, text)
    },
  }
}

/** In a fence longer than any within, text is never markup, mention, image or reference. */
function fenced(text: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}text\n${text}\n${fence}`
}

/** Milliseconds to wait after a primary or secondary rate limit; nothing for any other refusal. */
function rateLimitWait(error: unknown): number | undefined {
  const status = statusOf(error)
  if (status !== 403 && status !== 429) return undefined
  const headers = headersOf(error)
  const after = Number(headers['retry-after'] ?? Number.NaN)
  if (!Number.isNaN(after)) return after * 1000
  if (headers['x-ratelimit-remaining'] !== '0') return status === 429 ? 60_000 : undefined
  return Math.max(1000, Number(headers['x-ratelimit-reset'] ?? 0) * 1000 - Date.now())
}

function statusOf(error: unknown): number | undefined {
  return error instanceof Error && 'status' in error ? Number(error.status) : undefined
}

function headersOf(error: unknown): Readonly<Record<string, string | undefined>> {
  const response =
    error instanceof Error && 'response' in error
      ? (error.response as { headers?: Record<string, string> } | undefined) // RequestError's own type
      : undefined
  return response?.headers ?? {}
}
