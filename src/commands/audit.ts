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
import { isNews, type Memory, type MemoryRequest, openMemory } from './memory.ts'

/** One account's part, from the cloud or from a snapshot. */
export interface Part {
  readonly provider: ProviderId
  readonly account: string
  /** ISO 8601: when the account was read; by default when the run began. */
  readonly takenAt?: string
  readonly findings: readonly Finding[]
  readonly coverage: readonly Coverage[]
}

export interface AuditOptions extends OutputRequest {
  readonly checks: readonly AnyCheck[]
  readonly failOn: Threshold
  readonly memory: MemoryRequest
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
  const { failOnNew } = options.memory
  const memory = openMemory(options.memory, options)
  const outputs = openAbove(memory, () => openOutputs(options, { checks }, io, wantsColor(io)))
  const startedAt = now().toISOString()
  const counter = createCounter()
  const tally = createTally()
  const accounts: { provider: ProviderId; id: string }[] = []
  const unlisted: { provider: ProviderId; gaps: readonly Gap[] }[] = []
  const notEnabled: ScanSummary['notEnabled'][number][] = []

  return {
    take({ provider, account, takenAt = startedAt, findings, coverage }) {
      accounts.push({ provider, id: account })
      for (const { notEnabled: off, region, kind } of coverage) {
        if (off) notEnabled.push({ provider, account, region, kind })
      }
      for (const finding of memory.take({ provider, account, takenAt, findings, coverage })) {
        counter.add(finding)
        const isAccepted = finding.life?.standing === 'accepted'
        tally.add(finding, failOnNew ? isNews(finding) : !isAccepted)
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
        ...memory.summary(),
      }
      memory.finish(summary)
      for (const report of outputs.reports) report.end(summary)
      outputs.finish()
      for (const warning of summary.exceptionWarnings ?? []) io.err(`${warning}\n`)
      return tally.exitCode(failOnNew ?? failOn)
    },

    abandon() {
      memory.abandon()
      outputs.abandon()
    },
  }
}

/** What cannot be opened must not leave the other open. */
function openAbove<T>(memory: Memory, open: () => T): T {
  try {
    return open()
  } catch (error) {
    memory.abandon()
    throw error
  }
}
