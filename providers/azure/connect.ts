/** From the operator's settings to subscriptions and, for each, a way to ask about it. @module */

import {
  type Account,
  type Connection,
  type ConnectOptions,
  type Listing,
  type Operations,
  type Send,
  type Session,
  type Setting,
  UsageError,
} from '#model'
import { authorizationCalls } from './authorization/send.ts'
import { containerRegistryCalls } from './containerregistry/send.ts'
import { cosmosDbCalls } from './cosmosdb/send.ts'
import { defaultCredential, NO_CREDENTIALS, requireCredentials } from './credentials.ts'
import { databricksCalls } from './databricks/send.ts'
import { type Ask, createAsk, everyPage, gapFrom } from './discovery.ts'
import { keyVaultCalls } from './keyvault/send.ts'
import { kustoCalls } from './kusto/send.ts'
import { mysqlCalls } from './mysql/send.ts'
import { networkCalls } from './network/send.ts'
import { postgresqlCalls } from './postgresql/send.ts'
import { redisCalls } from './redis/send.ts'
import { sqlCalls } from './sql/send.ts'
import { storageCalls } from './storage/send.ts'
import {
  getSubscription,
  listDescendants,
  listSubscriptions,
  listTenants,
} from './subscriptions/operations.ts'
import { subscriptionCalls } from './subscriptions/send.ts'
import { synapseCalls } from './synapse/send.ts'
import { ARM, createWire, isLoopback, type Senders } from './wire.ts'

export const settings: readonly Setting[] = [
  {
    name: 'azure-subscription',
    description: 'The subscriptions to scan, by id, separated by commas; else all that are seen.',
  },
  {
    name: 'azure-tenant',
    description: 'The tenant to sign in to, by its id or a verified domain.',
  },
  {
    name: 'azure-endpoint',
    description:
      'Ask this Resource Manager instead of https://management.azure.com, as AZURE_RESOURCE_MANAGER_ENDPOINT in the environment.',
  },
]

const CALLS: Senders = {
  ...subscriptionCalls,
  ...storageCalls,
  ...authorizationCalls,
  ...sqlCalls,
  ...keyVaultCalls,
  ...postgresqlCalls,
  ...mysqlCalls,
  ...cosmosDbCalls,
  ...redisCalls,
  ...networkCalls,
  ...synapseCalls,
  ...kustoCalls,
  ...databricksCalls,
  ...containerRegistryCalls,
}

/** What `accounts` and `open` ask for. */
export const discovery = {
  listSubscriptions,
  getSubscription,
  listTenants,
  listDescendants,
} satisfies Operations

export async function connect(options: ConnectOptions): Promise<Connection> {
  const { environment, settings, transport = fetch } = options
  const endpoint = endpointFrom(
    settings['azure-endpoint'] ?? environment.AZURE_RESOURCE_MANAGER_ENDPOINT,
  )
  const asksNobody = options.transport !== undefined || isLoopback(endpoint)
  const credential = asksNobody
    ? NO_CREDENTIALS
    : defaultCredential({
        tenant: settings['azure-tenant'] ?? environment.AZURE_TENANT_ID,
        audience: endpoint.origin,
      })
  const wire = createWire({ transport, endpoint, credential })
  const send: Send = async (call, input, scope, signal) => {
    const sender = CALLS[call]
    if (!sender) throw new Error(`no sender is known for ${call}`)
    return wire(sender, input, scope, signal)
  }
  const ask = createAsk(send)

  // Whoever has no credentials should hear of it now and in one sentence, not once for each call.
  await requireCredentials(credential)

  let listed: Promise<Listing<Account>> | undefined
  return {
    accounts() {
      listed ??= subscriptionsOf(options, ask)
      return listed
    },
    async open(account) {
      const siblings = (await listed)?.items.map(({ id }) => id) ?? []
      return open(account, siblings, ask, send)
    },
    close() {},
  }
}

function endpointFrom(value: string = ARM): URL {
  if (!URL.canParse(value)) {
    throw new UsageError(
      `"${value}" is no address of a Resource Manager: give it as https://management.azure.com.`,
    )
  }
  const url = new URL(value)
  if (url.protocol !== 'https:' && !isLoopback(url)) {
    throw new UsageError(
      `azure-endpoint would send credentials in clear to ${url.host}: use https, or an address of this machine.`,
    )
  }
  return url
}

/**
 * Those that were named, else all that the credentials see. For the whole organisation also those
 * that only the management groups know of: each that is hidden from us then becomes a gap.
 */
async function subscriptionsOf(options: ConnectOptions, ask: Ask): Promise<Listing<Account>> {
  const named = namedSubscriptions(options)
  if (named.length > 0 && !options.organization) {
    return { items: named.map((id) => ({ id, name: id })), gaps: [] }
  }
  const seen = await everyPage(ask, listSubscriptions, {})
  const items = new Map(
    seen.items
      .filter(({ state }) => state !== 'Deleted')
      .map(({ subscriptionId, displayName }) => {
        const id = subscriptionId.toLowerCase()
        return [id, { id, name: displayName ?? id }]
      }),
  )
  const below = options.organization ? await everyDescendant(ask) : { items: [], gaps: [] }
  for (const account of below.items) if (!items.has(account.id)) items.set(account.id, account)

  const gaps = [...seen.gaps, ...below.gaps]
  if (named.length > 0) {
    return { items: [...items.values()].filter(({ id }) => named.includes(id)), gaps }
  }
  if (items.size === 0 && gaps.length === 0) {
    throw new UsageError(
      'The credentials see no Azure subscription: have the Reader role assigned to them, or name another tenant with --azure-tenant.',
    )
  }
  return { items: [...items.values()], gaps }
}

function namedSubscriptions({
  accounts,
  settings,
  environment,
}: ConnectOptions): readonly string[] {
  if (accounts.length > 0) return accounts.map((id) => id.toLowerCase())
  const named = settings['azure-subscription'] ?? environment.AZURE_SUBSCRIPTION_ID
  return named?.split(',').map((id) => id.trim().toLowerCase()) ?? []
}

/** The root management group of a tenant bears the tenant's id. */
async function everyDescendant(ask: Ask): Promise<Listing<Account>> {
  const tenants = await everyPage(ask, listTenants, {})
  const found = await Promise.all(
    tenants.items.map(({ tenantId }) => everyPage(ask, listDescendants, { group: tenantId })),
  )
  return {
    items: found
      .flatMap(({ items }) => items)
      .filter(({ type }) => type.toLowerCase().endsWith('/subscriptions'))
      .map(({ name, properties }) => ({
        id: name.toLowerCase(),
        name: properties.displayName ?? name,
      })),
    gaps: [...tenants.gaps, ...found.flatMap(({ gaps }) => gaps)],
  }
}

/** What is ours, seen from one subscription: it, those beside it, and the tenant. */
async function open(
  account: Account,
  siblings: readonly string[],
  ask: Ask,
  send: Send,
): Promise<Session> {
  const subscription = await ask(getSubscription, {}, account.id).catch((error: unknown) =>
    gapFrom(getSubscription, error),
  )
  const tenant = 'value' in subscription ? subscription.value.tenantId : undefined
  return {
    scopes: [{ provider: 'azure', account: account.id }],
    gaps: 'value' in subscription ? [] : [subscription],
    zone: {
      accounts: [...new Set([account.id, ...siblings])],
      tenants: tenant ? [tenant] : [],
    },
    send,
    close() {},
  }
}
