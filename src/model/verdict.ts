/**
 * The three answers a check can give, and the only ways to obtain one.
 *
 * There is deliberately no exported `pass()`. A verdict is made by `judge`, which needs a fact
 * to judge, or by `every` and `some`, which need verdicts to combine. A check that cannot see
 * cannot pass.
 *
 * @module
 */

import type { Exposure } from './exposure.ts'
import type { CallId, Fact, Gap, NonEmpty } from './fact.ts'

/** What a reader needs to believe a finding: the statement, the value, and the calls behind it. */
export interface Evidence {
  readonly statement: string
  /** Plain JSON; what the statement was read from. Never a secret. */
  readonly value: unknown
  readonly from: readonly CallId[]
  /** Age of the value, where it came from an index that lags (ISO 8601). */
  readonly asOf?: string
  /** The ways in that the statement speaks of. */
  readonly exposures?: readonly Exposure[]
}

export interface Pass {
  readonly outcome: 'pass'
  readonly evidence: NonEmpty<Evidence>
}

export interface Fail {
  readonly outcome: 'fail'
  readonly evidence: NonEmpty<Evidence>
  /** What else could not be read; it cannot undo the failure. */
  readonly gaps: readonly Gap[]
}

export interface Unanswered {
  readonly outcome: 'unknown'
  readonly gaps: NonEmpty<Gap>
  /** What is known so far. */
  readonly evidence: readonly Evidence[]
}

export type Answer = Pass | Fail | Unanswered

/** Exists only for the compiler: no code outside this file can write a verdict down by hand. */
declare const sealed: unique symbol

export type Verdict = Answer & { readonly [sealed]: true }

function seal(answer: Answer): Verdict {
  // The brand has no run-time existence; this is the one place that may grant it.
  return answer as Verdict
}

/** A rule's opinion of one known value. */
export interface Ruling {
  readonly outcome: 'pass' | 'fail'
  readonly statement: string
  readonly exposures: readonly Exposure[]
}

export function holds(statement: string): Ruling {
  return { outcome: 'pass', statement, exposures: [] }
}

export function violated(statement: string, exposures: readonly Exposure[] = []): Ruling {
  return { outcome: 'fail', statement, exposures }
}

/** Judge a fact. The rule runs only if the fact is known, so it never sees an absent value. */
export function judge<T>(fact: Fact<T>, rule: (value: T) => Ruling): Verdict {
  if (fact.state === 'unknown') return seal({ outcome: 'unknown', gaps: fact.gaps, evidence: [] })

  const { outcome, statement, exposures } = rule(fact.value)
  const evidence: Evidence = {
    statement,
    value: fact.value,
    from: fact.from,
    ...(fact.asOf && { asOf: fact.asOf }),
    ...(exposures.length > 0 && { exposures }),
  }
  return seal(
    outcome === 'pass'
      ? { outcome, evidence: [evidence] }
      : { outcome, evidence: [evidence], gaps: [] },
  )
}

/**
 * Kleene AND. One failure is a failure even when the rest is unreadable; a pass needs every part
 * to pass. The list cannot be empty: "all of nothing" is not evidence of anything.
 */
export function every<T>(parts: NonEmpty<T>, evaluate: (part: T) => Verdict): Verdict {
  const { passes, failures, gaps } = sort(parts.map(evaluate))

  if (isNonEmpty(failures)) return seal({ outcome: 'fail', evidence: failures, gaps })
  if (isNonEmpty(gaps)) return seal({ outcome: 'unknown', gaps, evidence: passes })
  if (isNonEmpty(passes)) return seal({ outcome: 'pass', evidence: passes })
  throw new Error('every() was given no parts')
}

/**
 * Kleene OR: one part that passes is enough, whatever the others say; a failure needs every part
 * to fail.
 */
export function some<T>(parts: NonEmpty<T>, evaluate: (part: T) => Verdict): Verdict {
  const { passes, failures, gaps } = sort(parts.map(evaluate))

  if (isNonEmpty(passes)) return seal({ outcome: 'pass', evidence: passes })
  if (isNonEmpty(gaps)) return seal({ outcome: 'unknown', gaps, evidence: failures })
  if (isNonEmpty(failures)) return seal({ outcome: 'fail', evidence: failures, gaps: [] })
  throw new Error('some() was given no parts')
}

function sort(verdicts: readonly Verdict[]) {
  const evidence = (outcome: 'pass' | 'fail') =>
    verdicts.flatMap((verdict) => (verdict.outcome === outcome ? verdict.evidence : []))
  return {
    passes: evidence('pass'),
    failures: evidence('fail'),
    gaps: verdicts.flatMap((verdict) => (verdict.outcome === 'pass' ? [] : verdict.gaps)),
  }
}

export function isNonEmpty<T>(list: readonly T[]): list is NonEmpty<T> {
  return list.length > 0
}
