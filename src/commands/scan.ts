/** `ajar scan`: ask the clouds, judge, report. @module */

import type { AnyCheck, ConnectOptions, Provider, TrustZone } from '#model'
import type { GatewayLimits } from '../engine/gateway.ts'
import { createCallLedger } from '../engine/ledger.ts'
import { scan } from '../engine/scan.ts'
import type { SnapshotFolder } from '../engine/snapshot.ts'
import type { ExitCode } from '../exitCode.ts'
import type { Io } from '../io.ts'
import { type AuditOptions, openAudit } from './audit.ts'
import { createProgress } from './progress.ts'

export interface ScanRequest extends AuditOptions {
  readonly providers: readonly Provider[]
  readonly checks: readonly AnyCheck[]
  readonly connect: ConnectOptions
  readonly zone: TrustZone
  readonly limits: GatewayLimits
  readonly accountsInFlight: number
  /** Milliseconds after which what is still missing becomes a gap. */
  readonly deadlineMs: number | undefined
  /** Where to keep what was read; accounts that it holds already are not asked again. */
  readonly keepIn?: SnapshotFolder
}

export async function runScan(request: ScanRequest, io: Io): Promise<ExitCode> {
  const { providers, deadlineMs, keepIn } = request
  const audit = openAudit(request, io)
  const ledger = createCallLedger()
  const progress = createProgress(io, ledger)
  const signal = deadlineMs
    ? AbortSignal.any([io.interrupted, AbortSignal.timeout(deadlineMs)])
    : io.interrupted

  try {
    const results = scan(providers, {
      ...request,
      ledger,
      signal,
      onAccounts: (provider, accounts) => progress.accounts(provider, accounts.length),
      onUnlisted: ({ provider, gaps }) => audit.unlisted(provider, gaps),
      onStart: (provider, account) => progress.started(provider, account.id),
      ...(keepIn && {
        alreadyDone: keepIn.has,
        onSnapshot: (snapshot) => keepIn.write(snapshot),
      }),
    })
    for await (const { provider, account, findings, coverage } of results) {
      audit.take({ provider, account: account.id, findings, coverage })
      const count = (status: string) => findings.filter((one) => one.status === status).length
      progress.finished(provider, account.id, count('fail'), count('unknown'))
    }
    progress.end()
    return audit.finish()
  } catch (error) {
    progress.end()
    audit.abandon()
    throw error
  }
}
