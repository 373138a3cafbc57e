/** The golden cases' own words for a verdict, read off what a projection makes of a case. @module */

import type { Exposure, Fact } from '#model'
import type { Admissions, Route } from '#views'

export type GoldenVerdict = 'public' | 'cross-account' | 'not-public' | 'unknown'

export interface GoldenCase {
  readonly id: string
  readonly cloud: string
  readonly kind: string
  readonly input: Readonly<Record<string, unknown>>
  readonly expected: GoldenVerdict
  /** Where the question is another: equal to an administrator or not. */
  readonly expected_admin?: boolean
}

/**
 * Public by one route is public; otherwise one open question about the public leaves the whole
 * open. Where a guard has closed the public off, a policy that could not be read is no open
 * question any more (`brief.md`, section 1.1), though it may still name a stranger.
 */
export function worst(routes: readonly Route[]): GoldenVerdict {
  const lists = (sort: keyof Admissions) => routes.map(({ effective }) => effective[sort])
  if (lists('public').some(isSomebody)) return 'public'
  if (lists('public').some(isUnknown)) return 'unknown'
  if (lists('strangers').some(isSomebody)) return 'cross-account'
  return lists('strangers').some(isUndecided) ? 'unknown' : 'not-public'
}

function isUndecided(list: Fact<readonly Exposure[]>): boolean {
  return list.state === 'unknown' && list.gaps.some(({ reason }) => reason === 'undecided')
}

export function isSomebody(list: Fact<readonly Exposure[]>): boolean {
  return list.state === 'known' && list.value.length > 0
}

function isUnknown(list: Fact<readonly Exposure[]>): boolean {
  return list.state === 'unknown'
}
