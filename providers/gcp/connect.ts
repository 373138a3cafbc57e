/** From the operator's settings to projects and, for each, a way to ask about it. @module */

import {
  type Account,
  type AnyOperation,
  type CallId,
  type Connection,
  type ConnectOptions,
  type Gap,
  type Listing,
  type Operation,
  type Operations,
  type Send,
  type Session,
  type Setting,
  UsageError,
} from '#model'
import { bigqueryCalls } from './bigquery/send.ts'
import { computeCalls } from './compute/send.ts'
import { applicationDefault, NO_CREDENTIALS } from './credentials.ts'
import { explain } from './errors.ts'
import { iamCalls } from './iam/send.ts'
import { kmsCalls } from './kms/send.ts'
import { getAncestry, getProject } from './resourcemanager/operations.ts'
import { searchOrganizations, searchProjects } from './resourcemanager/search.ts'
import { resourceManagerCalls } from './resourcemanager/send.ts'
import { runCalls } from './run/send.ts'
import { sqlCalls } from './sql/send.ts'
import { storageCalls } from './storage/send.ts'
import { createWire, endpointsFrom, type Sender } from './wire.ts'

export const settings: readonly Setting[] = [
  {
    name: 'gcp-project',
    description:
      'The projects to scan, by id, separated by commas; else what the credentials name.',
  },
  {
    name: 'gcp-impersonate-service-account',
    description: 'Act as this service account, by its mail address.',
  },
  {
    name: 'gcp-quota-project',
    description: 'The project whose quota the requests count against.',
  },
  {
    name: 'gcp-endpoint',
    description:
      'Send every request to this address instead of Google. One API is moved by CLOUDSDK_API_ENDPOINT_OVERRIDES_<API> in the environment.',
  },
]

const CALLS: Readonly<Record<CallId, Sender>> = {
  ...resourceManagerCalls,
  ...storageCalls,
  ...iamCalls,
  ...sqlCalls,
  ...bigqueryCalls,
  ...kmsCalls,
  ...runCalls,
  ...computeCalls,
}

/** What `accounts` and `open` ask for. */
export const discovery = {
  searchProjects,
  getProject,
  getAncestry,
  searchOrganizations,
} satisfies Operations

/** Long enough for a list of projects, short enough for a person who waits. */
const DISCOVERY_TIMEOUT_MS = 30_000

export async function connect(options: ConnectOptions): Promise<Connection> {
  const { environment, settings, transport = fetch } = options
  const endpoints = endpointsFrom(environment, settings['gcp-endpoint'])
  const credentials = options.transport
    ? NO_CREDENTIALS
    : applicationDefault({
        impersonate:
          settings['gcp-impersonate-service-account'] ??
          environment.CLOUDSDK_AUTH_IMPERSONATE_SERVICE_ACCOUNT,
      })
  const wireFor = createWire({
    transport,
    endpoints,
    authorize: credentials.authorize,
    quotaProject:
      settings['gcp-quota-project'] ?? environment.GOOGLE_CLOUD_QUOTA_PROJECT ?? undefined,
  })

  const send: Send = async (call, input, _scope, signal) => {
    const sender = CALLS[call]
    if (!sender) throw new Error(`no sender is known for ${call}`)
    // The gateway hands over what the operation of this very call declared as its input.
    return { body: await sender(input as never, wireFor(signal)) }
  }
  const ask = createDiscovery(send)

  // Whoever has no credentials should hear of it now and in one sentence, not once for each call.
  if (!options.transport && !endpoints.anyOnLoopback) await credentials.projectId()

  return {
    accounts: async () => {
      if (options.organization) return everyProject(ask)
      const named = await namedProjects(options, credentials.projectId)
      return { items: named.map((id) => ({ id, name: id })), gaps: [] }
    },
    open: (account) => open(account, ask, send),
    close() {},
  }
}

/** From the command line, the settings, gcloud's own variables, or the credentials themselves. */
async function namedProjects(
  { accounts, settings, environment }: ConnectOptions,
  ofCredentials: () => Promise<string | undefined>,
): Promise<readonly string[]> {
  if (accounts.length > 0) return accounts
  const named =
    settings['gcp-project'] ??
    environment.GOOGLE_CLOUD_PROJECT ??
    environment.CLOUDSDK_CORE_PROJECT ??
    (await ofCredentials())
  if (named) return named.split(',').map((id) => id.trim())
  throw new UsageError(
    'No Google Cloud project was named: give one with --gcp-project, set GOOGLE_CLOUD_PROJECT, or scan all with --org.',
  )
}

type Ask = <In, Out>(
  operation: Operation<In, Out>,
  input: In,
) => Promise<{ readonly value: Out; readonly body: unknown }>

function createDiscovery(send: Send): Ask {
  return async (operation, input) => {
    const signal = AbortSignal.timeout(DISCOVERY_TIMEOUT_MS)
    const { body } = await send(operation.id, input, { provider: 'gcp', account: '' }, signal)
    return { value: operation.decode(body), body }
  }
}

interface Page<Item> {
  readonly value: readonly Item[]
  readonly body: unknown
}

/** What was found before the first error, and the error as the reason why it is not all. */
async function everyPage<In, Item>(
  ask: Ask,
  operation: Operation<In, readonly Item[]>,
  first: In,
): Promise<Listing<Item>> {
  const items: Item[] = []
  try {
    for (let input: In | undefined = first; input !== undefined; ) {
      const page: Page<Item> = await ask(operation, input)
      items.push(...page.value)
      input = operation.next?.(page.body, input)
    }
    return { items, gaps: [] }
  } catch (error) {
    return { items, gaps: [gapFrom(operation, error)] }
  }
}

function gapFrom(
  { id, permissions }: Pick<AnyOperation, 'id' | 'permissions'>,
  error: unknown,
): Gap {
  const { code, reason, message } = explain(error)
  const permission = reason === 'denied' ? permissions[0] : null
  return { call: id, reason, permission, detail: `${code}: ${message}` }
}

async function everyProject(ask: Ask): Promise<Listing<Account>> {
  const { items, gaps } = await everyPage(ask, searchProjects, { query: 'state:ACTIVE' })
  return {
    items: items.map(({ projectId, displayName }) => ({
      id: projectId,
      name: displayName ?? projectId,
    })),
    gaps,
  }
}

/**
 * What is ours, seen from one project: its id and number, its organisation, and the domain that
 * the organisation was made from. Each may be hidden from us, and the scan goes on without it.
 */
async function open(account: Account, ask: Ask, send: Send): Promise<Session> {
  const [project, ancestry, organizations] = await Promise.all([
    everyPage(ask, getProject, { name: `projects/${account.id}` }),
    everyPage(ask, getAncestry, { projectId: account.id }),
    everyPage(ask, searchOrganizations, {}),
  ])
  const above = ancestry.items.filter(({ type }) => type === 'organization').map(({ id }) => id)
  const domains = organizations.items
    .filter(({ name }) => above.includes(name.replace('organizations/', '')))
    .flatMap(({ displayName }) => displayName ?? [])

  return {
    scopes: [{ provider: 'gcp', account: account.id }],
    gaps: [...project.gaps, ...ancestry.gaps, ...organizations.gaps],
    zone: {
      accounts: [account.id, ...project.items.map(({ name }) => name.replace('projects/', ''))],
      organizations: above,
      domains,
    },
    send,
    close() {},
  }
}
