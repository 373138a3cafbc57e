/** What a check is, and what it says when it has run. @module */

import type { Exposure } from './exposure.ts'
import type { Gap, NonEmpty } from './fact.ts'
import type { Life } from './life.ts'
import type { ProviderId } from './resource.ts'
import type { Evidence, Verdict } from './verdict.ts'

export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const

export type Severity = (typeof SEVERITIES)[number]

/**
 * A name for a type of thing that checks can be about: a view that several providers' resources
 * can be seen as, or one provider's own kind. The type parameter exists only at compile time.
 */
export interface Subject<S> {
  readonly name: string
  readonly _type?: S
}

export function subject<S>(name: string): Subject<S> {
  return { name }
}

export interface Check<S = unknown> {
  /** The file's path under `checks/`, without extension. Public: baselines and exceptions use it. */
  readonly id: string
  /** The desired state, as a sentence that is true when the check passes. */
  readonly title: string
  readonly severity: Severity
  readonly about: Subject<S>
  /** Only these kinds; by default every kind that can be seen as the subject. Selects, never judges. */
  readonly kinds?: NonEmpty<string>
  /** What an attacker does when this fails. One paragraph; no "improves security posture". */
  readonly rationale: string
  /** The fix, per provider. */
  readonly remedy: Readonly<Record<string, string>>
  /** Control numbers by framework, e.g. `{ 'cis-aws-5.0': ['2.1.4'] }`. */
  readonly controls: Readonly<Record<string, NonEmpty<string>>>
  /** Per kind, the ids of `catalogue/controls.tsv` that a failure of this check answers. */
  readonly covers: Readonly<Record<string, NonEmpty<string>>>
  /** Pure and synchronous: no network, no other check, and no clock but the snapshot's own. */
  evaluate(subject: S, asOf: Date): Verdict
}

// biome-ignore lint/suspicious/noExplicitAny: the engine pairs each check with its own subject
export type AnyCheck = Check<any>

export function defineCheck<S>(check: Check<S>): Check<S> {
  return check
}

export type Status = 'pass' | 'fail' | 'unknown'

/** One check's answer about one resource, or about a list that could not be read in full. */
export interface Finding {
  /** Same check and same resource: same id, in every run and on every machine. */
  readonly id: string
  readonly check: string
  readonly status: Status
  readonly severity: Severity
  readonly provider: ProviderId
  readonly account: string
  readonly region: string | null
  readonly resource: FindingResource
  readonly title: string
  readonly evidence: readonly Evidence[]
  readonly gaps: readonly Gap[]
  readonly remedy: string
  readonly controls: Readonly<Record<string, readonly string[]>>
  readonly covers: readonly string[]
  /** The ways in, where the finding is about one; gathered from the evidence. */
  readonly exposures?: readonly Exposure[]
  /** Its history so far; absent where no store and no baseline was asked. */
  readonly life?: Life
}

export interface FindingResource {
  readonly kind: string
  readonly id: string
  readonly name: string
  readonly tags?: Readonly<Record<string, string>>
}
