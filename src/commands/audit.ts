/**
 * The run that `scan`, `demo` and `evaluate` share: findings come from somewhere, go to every
 * report, are counted, and give the exit code.
 *
 * @module
 */

import type { AnyCheck, Coverage, Finding, Gap, ProviderId } from '#model'
import { createTally, type ExitCode, type Threshold } from '../exitCode.ts'
import { type Io, wantsColor } from '../io.ts'
import { type OutputRequest, openOutputs } from '../output.ts'
import { createCounter, type ScanSummary } from '../report/report.ts'
import { TOOL } from '../version.ts'

/** One account's part, from the cloud or from a snapshot. */
export interface Part {
  readonly provider: ProviderId
  readonly account: string
  readonly findings: readonly Finding[]
  readonly coverage: readonly Coverage[]
}

export interface AuditOptions extends OutputRequest {
  readonly checks: readonly AnyCheck[]
  readonly failOn: Threshold
  readonly now: () => Date
}

export interface Audit {
  take(part: Part): void
  unlisted(provider: ProviderId, gaps: readonly Gap[]): void
  /** Ends every report and says how the process should. */
  finish(): ExitCode
  abandon(): void
}

export function openAudit(options: AuditOptions, io: Io): Audit {
  const { checks, failOn, now } = options
  const outputs = openOutputs(options, { checks }, io, wantsColor(io))
  const startedAt = now().toISOString()
  const counter = createCounter()
  const tally = createTally()
  const accounts: { provider: ProviderId; id: string }[] = []
  const unlisted: { provider: ProviderId; gaps: readonly Gap[] }[] = []
  const notEnabled: ScanSummary['notEnabled'][number][] = []

  return {
    take({ provider, account, findings, coverage }) {
      accounts.push({ provider, id: account })
      for (const { notEnabled: off, region, kind } of coverage) {
        if (off) notEnabled.push({ provider, account, region, kind })
      }
      for (const finding of findings) {
        counter.add(finding)
        tally.add(finding)
        for (const report of outputs.reports) report.finding(finding)
      }
    },

    unlisted(provider, gaps) {
      unlisted.push({ provider, gaps })
      tally.add({ status: 'unknown', severity: 'critical', gaps })
    },

    finish() {
      const summary: ScanSummary = {
        tool: TOOL,
        startedAt,
        endedAt: now().toISOString(),
        accounts,
        totals: counter.totals(),
        unlisted,
        notEnabled,
      }
      for (const report of outputs.reports) report.end(summary)
      outputs.finish()
      return tally.exitCode(failOn)
    },

    abandon: outputs.abandon,
  }
}
