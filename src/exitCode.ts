import type { Finding, Severity } from '#model'
import { SEVERITIES } from '#model'

/** What the process tells its caller; the same for every command. */
export const EXIT = {
  /** Complete, and nothing at or above the threshold. */
  clean: 0,
  /** Something at or above the threshold. */
  failed: 1,
  /** Nothing failed at the threshold, but something stayed unknown. */
  incomplete: 2,
  /** The operator is wrong: usage or configuration. */
  usage: 64,
  /** We are wrong. */
  defect: 70,
} as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

export type Threshold = Severity | 'none'

/** Whether a severity is the threshold's or worse. */
export function reaches(severity: Severity, threshold: Threshold): boolean {
  return threshold !== 'none' && SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(threshold)
}

/** Keeps count while findings pass by, so that no list of them need be held. */
export interface Tally {
  /** `counts` is false for a failure that the caller does not judge by: an old or an accepted one. */
  add(finding: Pick<Finding, 'status' | 'severity' | 'gaps'>, counts?: boolean): void
  /** With threshold `none` the scan is judged only by whether it worked. */
  exitCode(threshold: Threshold): ExitCode
}

export function createTally(): Tally {
  const failed = new Set<Severity>()
  const open = new Set<Severity>()
  let defects = 0

  return {
    add({ status, severity, gaps }, counts = true) {
      if (status === 'fail' && counts) failed.add(severity)
      if (status === 'unknown') open.add(severity)
      if (gaps.some((gap) => gap.reason === 'defect')) defects++
    },
    exitCode(threshold) {
      if (defects > 0) return EXIT.defect
      if (threshold === 'none') return EXIT.clean
      if ([...failed].some((severity) => reaches(severity, threshold))) return EXIT.failed
      return open.size > 0 ? EXIT.incomplete : EXIT.clean
    },
  }
}
