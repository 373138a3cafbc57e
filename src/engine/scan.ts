/**
 * Accounts in, findings out, one account at a time as far as the reader sees: each is opened,
 * collected, evaluated, handed over and forgotten. Memory follows the accounts in flight.
 *
 * @module
 */

import pLimit from 'p-limit'
import {
  type Account,
  type AccountSnapshot,
  type AnyCheck,
  type ConnectOptions,
  type Coverage,
  type Finding,
  type Gap,
  type Provider,
  type TrustZone,
  UsageError,
} from '#model'
import { collectAccount } from './collect.ts'
import { coverageOf } from './coverage.ts'
import { evaluate } from './evaluate.ts'
import type { GatewayLimits } from './gateway.ts'
import type { CallLedger } from './ledger.ts'
import { planFor } from './plan.ts'

/** What became of one account. */
export interface AccountResult {
  readonly provider: Provider['id']
  readonly account: Account
  readonly findings: readonly Finding[]
  readonly coverage: readonly Coverage[]
  readonly wallMs: number
}

/** A provider that could not even list its accounts, in full or at all. */
export interface Unlisted {
  readonly provider: Provider['id']
  readonly gaps: readonly Gap[]
}

export interface ScanOptions {
  readonly checks: readonly AnyCheck[]
  readonly connect: ConnectOptions
  readonly limits: GatewayLimits
  readonly accountsInFlight: number
  readonly zone: TrustZone
  readonly ledger: CallLedger
  readonly signal: AbortSignal
  readonly now: () => Date
  /** Accounts that an earlier, interrupted scan has finished. */
  readonly alreadyDone?: (provider: Provider['id'], account: string) => boolean
  readonly onAccounts?: (provider: Provider['id'], accounts: readonly Account[]) => void
  readonly onUnlisted?: (unlisted: Unlisted) => void
  readonly onStart?: (provider: Provider['id'], account: Account) => void
  /** Called as soon as an account is collected, whatever its turn; to be kept, or let go. */
  readonly onSnapshot?: (snapshot: AccountSnapshot) => Promise<void>
}

/** In the order of the providers and of each one's accounts, however they finish. */
export async function* scan(
  providers: readonly Provider[],
  options: ScanOptions,
): AsyncGenerator<AccountResult> {
  const cap = pLimit(options.limits.concurrency)

  for (const provider of providers) {
    const steps = planFor(provider, options.checks)
    if (steps.length === 0) continue
    const connection = await provider.connect(options.connect)
    try {
      const { items, gaps } = await connection.accounts()
      if (gaps.length > 0) options.onUnlisted?.({ provider: provider.id, gaps })
      const accounts = items.filter(({ id }) => !options.alreadyDone?.(provider.id, id))
      options.onAccounts?.(provider.id, accounts)

      yield* inOrder(accounts, options.accountsInFlight, async (account) => {
        options.onStart?.(provider.id, account)
        const started = performance.now()
        const snapshot = await collectAccount(account, {
          ...options,
          cap,
          provider,
          connection,
          steps,
        })
        await options.onSnapshot?.(snapshot)
        return {
          provider: provider.id,
          account,
          findings: evaluate(snapshot, provider, options.checks),
          coverage: coverageOf(snapshot),
          wallMs: performance.now() - started,
        }
      })
    } finally {
      connection.close()
    }
  }
}

/** The providers that were named, or all. Throws UsageError for one that there is not. */
export function providersNamed(all: readonly Provider[], names: readonly string[]): Provider[] {
  const ids = all.map(({ id }) => id)
  for (const name of names) {
    if (!ids.includes(name)) {
      throw new UsageError(`There is no provider "${name}"; choose from ${ids.join(', ')}.`)
    }
  }
  return all.filter(({ id }) => names.length === 0 || names.includes(id))
}

/**
 * At most `width` tasks at once, their results in the order of the items. One that hangs holds up
 * the results behind it, not the work on them; a result that was handed over is let go.
 */
async function* inOrder<T, R>(
  items: readonly T[],
  width: number,
  task: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const limit = pLimit(width)
  const waiting = items.map((item) => {
    const result = limit(() => task(item))
    // One that fails before its turn is heard when its turn comes.
    result.catch(() => {})
    return result
  })
  waiting.reverse()
  for (let next = waiting.pop(); next; next = waiting.pop()) yield await next
}
