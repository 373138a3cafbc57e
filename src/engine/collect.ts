/**
 * One account, from its opening to its snapshot. Whatever fails on the way becomes the reason why
 * lists are short; it never becomes silence.
 *
 * @module
 */

import type {
  Account,
  AccountSnapshot,
  Connection,
  Gap,
  Inventory,
  NonEmpty,
  Provider,
  Scope,
  Session,
  TrustZone,
} from '#model'
import { joinZones } from '#model'
import { createGateway, type Gateway, type GatewayOptions } from './gateway.ts'
import { operationsOf, type Step, scopesFor } from './plan.ts'

export interface CollectOptions extends Omit<GatewayOptions, 'provider' | 'send'> {
  readonly provider: Provider
  readonly connection: Connection
  readonly steps: readonly Step[]
  /** What the configuration says is ours. */
  readonly zone: TrustZone
  readonly now: () => Date
}

/** Collectors run side by side; the gateway alone decides how much of that reaches the network. */
export async function collectAccount(
  account: Account,
  options: CollectOptions,
): Promise<AccountSnapshot> {
  const { provider, steps, zone, now } = options
  const takenAt = now().toISOString()
  const own = { accounts: [account.id] }
  const snapshot = (inventories: readonly Inventory[], more: Partial<TrustZone>) => ({
    format: 1 as const,
    provider: provider.id,
    account: account.id,
    takenAt,
    zone: joinZones(zone, own, more),
    inventories,
  })

  const opened = await open(account, options)
  if ('gap' in opened) {
    const nowhere: NonEmpty<Scope> = [{ provider: provider.id, account: account.id }]
    return snapshot(allMissing(steps, nowhere, opened.gap), {})
  }

  const { session } = opened
  try {
    const gateway = createGateway({ ...options, send: session.send })
    const inventories = await Promise.all(
      steps.flatMap((step) =>
        scopesFor(step.collector, session.scopes).map((scope) => run(step, scope, gateway)),
      ),
    )
    return snapshot([...inventories, ...unvisited(steps, session)], session.zone)
  } finally {
    session.close()
  }
}

async function open(
  account: Account,
  { provider, connection }: CollectOptions,
): Promise<{ readonly session: Session } | { readonly gap: Gap }> {
  try {
    return { session: await connection.open(account) }
  } catch (error) {
    const { code, reason, message } = provider.explain(error)
    const detail = `The account could not be opened: ${code}${message ? `: ${message}` : ''}`
    return { gap: { call: `open:${account.id}`, reason, permission: null, detail } }
  }
}

async function run(step: Step, scope: Scope, gateway: Gateway): Promise<Inventory> {
  const { collector, facts } = step
  const { kind, operations } = collector
  try {
    const calls = gateway.calls(scope, operations, operationsOf(step))
    const listing = await collector.collect(scope, calls, (fact) => facts.has(fact))
    return { kind, scope, resources: listing.items, gaps: listing.gaps }
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    const gap: Gap = { call: `collect:${kind}`, reason: 'defect', permission: null, detail }
    return { kind, scope, resources: [], gaps: [gap] }
  }
}

function allMissing(steps: readonly Step[], scopes: readonly Scope[], gap: Gap): Inventory[] {
  return steps.flatMap(({ collector: { kind } }) =>
    scopes.map((scope) => ({ kind, scope, resources: [], gaps: [gap] })),
  )
}

/** When not even the regions are known, whatever lives in regions was not looked at. */
function unvisited(steps: readonly Step[], { gaps, scopes }: Session): Inventory[] {
  const regional = steps.filter(({ collector }) => collector.per === 'region')
  return gaps.flatMap((gap) => allMissing(regional, [scopes[0]], gap))
}
