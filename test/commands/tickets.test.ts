import { existsSync, mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createGitHubServer } from '../../mocks/tickets/github.ts'
import { createJiraServer } from '../../mocks/tickets/jira.ts'
import { createServiceNowServer } from '../../mocks/tickets/servicenow.ts'
import { createWebhookServer } from '../../mocks/tickets/webhook.ts'
import { type SyncRequest, syncFromStore } from '../../src/commands/tickets.ts'
import { parseConfig } from '../../src/config.ts'
import { openStore } from '../../src/findings/index.ts'
import { openLedger } from '../../src/tickets/ledger.ts'
import { TICKET_SYSTEMS, type TicketSystemName } from '../../src/tickets/settings.ts'
import { finding, type Night, scanInto } from '../findings/example.ts'
import { run } from '../support/terminal.ts'

const SECRET = 'a-secret-that-must-not-leak'
const NOW = Date.parse('2026-11-23T03:00:00Z')
const folder = () => mkdtempSync(join(tmpdir(), 'ajar-sync-'))

const YAML = `
tickets:
  max-new: 2
  severity: high
  jira:
    url: https://jira.acme.example
    project: SEC
    fields: { customfield_1: platform }
  github: { owner: acme, repository: cloud }
  servicenow: { url: https://acme.service-now.com, fields: { caller_id: ajar } }
  webhook: { url: https://hooks.acme.example/ajar }
`

const ENVIRONMENT = {
  AJAR_JIRA_EMAIL: 'bot@acme.example',
  AJAR_JIRA_TOKEN: SECRET,
  AJAR_GITHUB_TOKEN: SECRET,
  AJAR_SERVICENOW_USER: 'ajar',
  AJAR_SERVICENOW_PASSWORD: SECRET,
  AJAR_WEBHOOK_SECRET: SECRET,
}

/** Each system's simulated server, and how many tickets it has. */
const SERVERS: Readonly<
  Record<
    TicketSystemName,
    () => { answer: (request: Request) => Promise<Response>; count: () => number }
  >
> = {
  jira: () => {
    const server = createJiraServer('cloud', `Basic ${btoa(`bot@acme.example:${SECRET}`)}`)
    return { answer: server.answer, count: () => server.issues.length }
  },
  github: () => {
    const server = createGitHubServer(SECRET)
    return { answer: server.answer, count: () => server.issues.length }
  },
  servicenow: () => {
    const server = createServiceNowServer(`Basic ${btoa(`ajar:${SECRET}`)}`)
    return { answer: server.answer, count: () => server.incidents.length }
  },
  webhook: () => {
    const server = createWebhookServer(SECRET, () => NOW)
    return { answer: server.answer, count: () => server.events.length }
  },
}

function storeAfter(...nights: readonly Night[]): string {
  const path = join(folder(), 'findings.sqlite')
  const store = openStore(path, { readOnly: false })
  for (const [index, night] of nights.entries()) scanInto(store, index + 1, night)
  store.close()
  return path
}

const three: Night = {
  findings: [
    finding('a', 'fail'),
    finding('b', 'fail'),
    finding('c', 'fail'),
    finding('d', 'unknown'),
    finding('e', 'fail', { severity: 'medium' }),
  ],
}

async function sync(
  state: string,
  to: TicketSystemName,
  answer: (request: Request) => Promise<Response>,
  more: Partial<SyncRequest> = {},
) {
  let out = ''
  let err = ''
  const io = {
    out: (text: string) => {
      out += text
    },
    err: (text: string) => {
      err += text
    },
    environment: ENVIRONMENT,
    outIsTerminal: false,
    errIsTerminal: false,
    width: undefined,
    interrupted: new AbortController().signal,
  }
  const settings = parseConfig(YAML, 'ajar.yaml').tickets
  const store = openStore(state, { readOnly: true })
  try {
    const request: SyncRequest = {
      to,
      settings,
      maxNew: settings['max-new'],
      dryRun: false,
      fetch: (input, init) => answer(new Request(input, init)),
      now: () => NOW,
      sleep: async () => {},
      ...more,
    }
    return { exitCode: await syncFromStore(store, request, io), out, err }
  } finally {
    store.close()
  }
}

test.each(TICKET_SYSTEMS)(
  'to %s: a dry run plans, a capped run begins, the next completes, a third has nothing to do',
  async (to) => {
    const { answer, count } = SERVERS[to]()
    const state = storeAfter(three)

    const plan = await sync(state, to, answer, { dryRun: true, maxNew: 50 })
    expect(plan.out.split('\n').filter((line) => line.startsWith('open '))).toHaveLength(3)
    expect([count(), existsSync(`${state}.tickets`)]).toEqual([0, false])

    const first = await sync(state, to, answer)
    expect(first.err).toMatch(/1 new tickets were held back by --max-new 2; run again/)
    expect([first.exitCode, count()]).toEqual([0, 2])
    expect(statSync(`${state}.tickets`).mode & 0o777).toBe(0o600)

    const second = await sync(state, to, answer)
    expect([second.out, count()]).toEqual([expect.stringMatching(/1 done, 0 failed/), 3])
    const idle = await sync(state, to, () => Promise.reject(new Error('nobody is asked')))
    expect(idle).toEqual({ exitCode: 0, out: '0 done, 0 failed, 0 held back.\n', err: '' })
    expect(JSON.stringify([plan, first, second])).not.toContain(SECRET)
  },
)

test.each(TICKET_SYSTEMS)(
  '%s cannot be reached: it is told without the secret, exit 2',
  async (to) => {
    const down = () => Promise.reject(new TypeError('fetch failed'))
    const { exitCode, err } = await sync(storeAfter(three), to, down)
    expect(exitCode).toBe(2)
    expect(err).toMatch(/could not be asked|was not brought in line/)
    expect(err).not.toContain(SECRET)
  },
)

test('two syncs at once: the second is told to wait', async () => {
  const state = storeAfter(three)
  const held = openLedger(`${state}.tickets`)
  const { answer, count } = SERVERS.github()
  await expect(sync(state, 'github', answer)).rejects.toThrow(/written by another process/)
  expect(count()).toBe(0)
  held.close()
  expect((await sync(state, 'github', answer)).exitCode).toBe(0)
})

test('what is missing ends with 64 and names it', async () => {
  const state = storeAfter(three)
  const config = join(folder(), 'ajar.yaml')
  writeFileSync(config, YAML)
  const words = ['tickets', 'sync', '--state', state, '--config', config]
  const secretless = await run(...words, '--to', 'github')
  expect([secretless.exitCode, secretless.err]).toEqual([
    64,
    expect.stringMatching(/AJAR_GITHUB_TOKEN is not set.*AJAR_GITHUB_TOKEN_FILE/),
  ])
  expect((await run(...words, '--to', 'trello')).err).toMatch(/jira, github, servicenow, webhook/)
  expect((await run(...words, '--to', 'github', '--max-new', 'x')).err).toMatch(/whole number/)

  writeFileSync(config, 'tickets:\n  github:\n    owner: acme\n')
  expect((await run(...words, '--to', 'github')).err).toMatch(/:2: tickets\.github\.repository/)
  writeFileSync(config, 'tickets:\n  webhook:\n    url: http://hooks.example\n')
  expect((await run(...words, '--to', 'webhook')).err).toMatch(/:3: .*begin with https/)
  writeFileSync(config, 'tickets: {}\n')
  expect((await run(...words, '--to', 'jira')).err).toMatch(/does not say where jira is/)
})
