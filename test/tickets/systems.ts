import { createGitHubServer } from '../../mocks/tickets/github.ts'
import { createJiraServer } from '../../mocks/tickets/jira.ts'
import { createServiceNowServer } from '../../mocks/tickets/servicenow.ts'
import { createWebhookServer } from '../../mocks/tickets/webhook.ts'
import { createGitHub } from '../../src/tickets/github.ts'
import { createJira } from '../../src/tickets/jira.ts'
import { createServiceNow } from '../../src/tickets/servicenow.ts'
import type { TicketSystem } from '../../src/tickets/ticketSystem.ts'
import { createWebhook } from '../../src/tickets/webhook.ts'

/** What became of one ticket, in the same words for every system. */
export interface Seen {
  readonly isOpen: boolean
  readonly texts: number
}

export interface Scene {
  readonly connect: (send: typeof fetch) => TicketSystem
  readonly answer: (request: Request) => Promise<Response>
  /** All tickets by the key in their text, in the order of their making. */
  readonly tickets: () => readonly (readonly [key: string, seen: Seen])[]
  readonly settle: () => void
}

export const NOW = Date.parse('2026-11-23T03:00:00Z')
export const SECRET = 'a-token-that-must-not-leak'

const sleep = () => Promise.resolve()
const keyIn = (text: string) => /\[(ajar-[a-z0-9]+) /.exec(text)?.[1] ?? 'no key'
const nothing = () => {}

export const SCENES: Readonly<Record<string, () => Scene>> = {
  'Jira Cloud': () => jira('cloud'),
  'Jira Data Center': () => jira('data-center'),

  'GitHub Issues': () => {
    const server = createGitHubServer(SECRET)
    const settings = {
      url: 'https://api.github.com',
      owner: 'acme',
      repository: 'cloud',
      labels: ['security'],
    }
    return {
      connect: (fetch) => createGitHub(settings, SECRET, { fetch, sleep }),
      answer: server.answer,
      tickets: () =>
        server.issues.map(({ body, state, comments }) => [
          keyIn(body),
          { isOpen: state === 'open', texts: 1 + comments.length },
        ]),
      settle: nothing,
    }
  },

  ServiceNow: () => {
    const server = createServiceNowServer(`Basic ${btoa(`ajar:${SECRET}`)}`)
    const settings = {
      url: 'https://acme.service-now.com',
      table: 'incident',
      fields: { caller_id: 'ajar' },
      closeCode: 'Solved (Permanently)',
    }
    return {
      connect: (fetch) =>
        createServiceNow(settings, { user: 'ajar', password: SECRET }, { fetch, sleep }),
      answer: server.answer,
      tickets: () =>
        server.incidents.map(({ correlation_id, state, work_notes }) => [
          correlation_id,
          { isOpen: state !== '6', texts: 1 + work_notes.length },
        ]),
      settle: nothing,
    }
  },

  webhook: () => {
    const server = createWebhookServer(SECRET, () => NOW)
    return {
      connect: (fetch) =>
        createWebhook('https://hooks.acme.example/ajar', SECRET, { fetch, sleep }, () => NOW),
      answer: server.answer,
      tickets: () =>
        [...Map.groupBy(server.events, ({ key }) => key)].map(([key, events]) => [
          key,
          { isOpen: events.at(-1)?.event !== 'fixed', texts: events.length },
        ]),
      settle: nothing,
    }
  },
}

function jira(edition: 'cloud' | 'data-center'): Scene {
  const authorization =
    edition === 'cloud' ? `Basic ${btoa(`bot@acme.example:${SECRET}`)}` : `Bearer ${SECRET}`
  const server = createJiraServer(edition, authorization)
  const settings = {
    url: 'https://jira.acme.example',
    edition,
    project: 'SEC',
    issueType: 'Bug',
    fields: { customfield_1: 'platform' },
    priorities: {},
    resolution: 'Done',
  }
  return {
    connect: (fetch) =>
      createJira(settings, { email: 'bot@acme.example', token: SECRET }, { fetch, sleep }),
    answer: server.answer,
    tickets: () =>
      server.issues.map(({ labels, status, comments }) => [
        labels.find((label) => label.startsWith('ajar-')) ?? 'no key',
        { isOpen: status !== 'Done', texts: 1 + comments.length },
      ]),
    settle: server.settle,
  }
}
