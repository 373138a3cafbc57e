/**
 * What a run remembers and compares with: the store, a baseline, the exceptions. Each is optional;
 * with none, findings pass through as they are.
 *
 * @module
 */

import type { AnyCheck, Finding, Life, Severity } from '#model'
import { UsageError } from '#model'
import { loadExceptions } from '../exceptionsFile.ts'
import { openBaseline, readReport } from '../findings/baseline.ts'
import { createExceptions } from '../findings/exceptions.ts'
import { type AccountPart, openStore, type Recording } from '../findings/index.ts'
import type { ScanSummary } from '../report/report.ts'
import { TOOL } from '../version.ts'

export interface MemoryRequest {
  /** The store's file; null to keep none. */
  readonly state: string | null
  /** An earlier report, against which this run's news are told. */
  readonly baseline?: string | undefined
  /** `exceptions.yaml`; undefined where there is none. */
  readonly exceptions?: string | undefined
  /** Needs something to compare with. */
  readonly failOnNew?: Severity | undefined
}

export const NO_MEMORY: MemoryRequest = { state: null }

export interface Memory {
  /** The part's findings, each with its life where one is known. */
  take(part: AccountPart): readonly Finding[]
  /** What to tell beside the findings. */
  summary(): Pick<ScanSummary, 'comparedWith' | 'exceptionWarnings'>
  /** Makes the run last in the store. */
  finish(summary: ScanSummary): void
  abandon(): void
}

/** Throws UsageError for a store, baseline or exceptions that cannot be used, before any work. */
export function openMemory(
  request: MemoryRequest,
  { checks, now }: { readonly checks: readonly AnyCheck[]; readonly now: () => Date },
): Memory {
  const { state, baseline, failOnNew } = request
  if (failOnNew && state === null && baseline === undefined) {
    throw new UsageError(
      '--fail-on-new needs something to compare with; give --state FILE or --baseline FILE.',
    )
  }
  const start = now()
  const placed = request.exceptions === undefined ? [] : loadExceptions(request.exceptions)
  const exceptions = createExceptions(placed, start)
  const report = baseline === undefined ? undefined : readReport(baseline)
  const store = state === null ? undefined : openStore(state, { readOnly: false })
  const earlier = report
    ? openBaseline(report, createExceptions(placed, start).for)
    : store || placed.length === 0
      ? undefined
      : openStore(':memory:', { readOnly: false })

  const options = {
    startedAt: start.toISOString(),
    tool: `${TOOL.name} ${TOOL.version}`,
    checks: checks.map(({ id }) => id),
  }
  const close = () => {
    store?.close()
    earlier?.close()
  }
  const records: Recording[] = []
  try {
    for (const [index, one] of [earlier, store].filter((each) => each !== undefined).entries()) {
      // Counted once, however many remember.
      const counting = index === 0 ? exceptions : createExceptions(placed, start)
      records.push(one.record({ ...options, exceptionsFor: counting.for }))
    }
  } catch (error) {
    close()
    throw error
  }
  // The baseline, where there is one, says what is new.
  const [leading] = records
  /** Accounts whose lists were all read to the end. */
  const whole: string[] = []

  function told(life: Life | undefined): Life | undefined {
    // Without anything to compare with, only an acceptance is known.
    return store || report || life?.standing === 'accepted' ? life : undefined
  }

  return {
    take(part) {
      if (part.coverage.every(({ complete, notEnabled }) => complete || notEnabled)) {
        whole.push(part.account)
      }
      const [lives] = records.map((record) => record.take(part))
      return part.findings.map((finding) => {
        const life = told(lives?.get(finding.id))
        return life ? { ...finding, life } : finding
      })
    },
    summary: () => ({
      ...((store || report) &&
        leading && {
          comparedWith: { at: report ? report.at : leading.previousAt, gone: leading.gone() },
        }),
      ...(placed.length > 0 && {
        exceptionWarnings: exceptions.warnings({ checks: options.checks, accounts: whole }),
      }),
    }),
    finish(summary) {
      const { totals, accounts: seen, unlisted } = summary
      for (const record of records) {
        record.finish(summary.endedAt, { totals, accounts: seen.length, unlisted: unlisted.length })
      }
      close()
    },
    abandon() {
      for (const record of records) record.abandon()
      close()
    },
  }
}

/** Whether a finding is a fault that was not there before, or not so. */
export function isNews({ status, life }: Finding): boolean {
  if (status !== 'fail' || !life) return status === 'fail'
  return (
    life.standing === 'new' ||
    life.standing === 'reopened' ||
    (life.changed && life.standing !== 'accepted')
  )
}
