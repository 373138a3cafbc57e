/** What the findings store knows about one finding beyond what this run saw. @module */

/**
 * Where a finding stands in its life. `new` and `reopened` are those that the last look at them
 * opened; `accepted` is open, and somebody answers for it; `unknown` has never been answered, or
 * was fine when it was and cannot be read now. A fault that cannot be read now stays what it was.
 */
export type Standing = 'new' | 'open' | 'reopened' | 'accepted' | 'fixed' | 'unknown' | 'passed'

/** Who accepted a fault, why, and until which day (`2027-01-31`, its end in UTC). */
export interface Accepted {
  readonly reason: string
  readonly owner: string
  readonly until: string
}

export interface Life {
  readonly standing: Standing
  /** Whether the evidence is other than at the answer before, or than in the baseline. */
  readonly changed: boolean
  /** Whether this run found it fixed, and the one before had not. */
  readonly endedNow: boolean
  /** 1 when it first failed, one more each time it returned; 0 when it never failed. */
  readonly generation: number
  /** ISO 8601: the scan that met it first, and the last that had an answer; null when none had. */
  readonly firstSeen: string
  readonly lastAnswered: string | null
  /** Only where it stands accepted. */
  readonly accepted?: Accepted
}
