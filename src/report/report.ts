/**
 * What every format is: something that is told the findings one by one and the end of the scan,
 * and writes. Several can be open at once.
 *
 * @module
 */

import type { AnyCheck, Finding, Gap, ProviderId, Severity, Status } from '#model'

export interface Report {
  /** In the order of the scan: by account, then kind, resource and check. */
  finding(finding: Finding): void
  end(summary: ScanSummary): void
}

export interface Format {
  readonly name: string
  /** For the help: what it is for. */
  readonly description: string
  open(write: (text: string) => void, surroundings: Surroundings): Report
}

export interface Surroundings {
  readonly color: boolean
  /** Columns of the terminal; undefined where nobody watches. */
  readonly width: number | undefined
  /** The checks that were selected, for formats that describe them. */
  readonly checks: readonly AnyCheck[]
}

export interface ScanSummary {
  readonly tool: { readonly name: string; readonly version: string }
  /** ISO 8601. */
  readonly startedAt: string
  readonly endedAt: string
  readonly accounts: readonly { readonly provider: ProviderId; readonly id: string }[]
  /** How many findings of each status and severity. */
  readonly totals: Totals
  /** Accounts that could not even be listed. */
  readonly unlisted: readonly { readonly provider: ProviderId; readonly gaps: readonly Gap[] }[]
  /** What is switched off or not enabled: not looked at, for there is nothing there to see. */
  readonly notEnabled: readonly {
    readonly provider: ProviderId
    readonly account: string
    readonly region: string | null
    readonly kind: string
  }[]
  /** What the last scan, or the baseline, knew and this one ended; absent where neither was asked. */
  readonly comparedWith?: {
    /** ISO 8601; null when there was nothing before. */
    readonly at: string | null
    /** Faults that ended with their resource, so that no finding of this scan tells of them. */
    readonly gone: readonly Finding[]
  }
  /** Exceptions that need a person: expired, matching nothing, too wide. One sentence each. */
  readonly exceptionWarnings?: readonly string[]
}

export type Totals = Readonly<Record<Status, Readonly<Record<Severity, number>>>>

export interface Counter {
  add(finding: Finding): void
  totals(): Totals
}

export function createCounter(): Counter {
  const none = () => ({ critical: 0, high: 0, medium: 0, low: 0 })
  const totals = { pass: none(), fail: none(), unknown: none() }
  return {
    add({ status, severity }) {
      totals[status][severity]++
    },
    totals: () => totals,
  }
}

export function sum(counts: Readonly<Record<Severity, number>>): number {
  return counts.critical + counts.high + counts.medium + counts.low
}
