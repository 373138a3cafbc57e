/** Several ways in, taken as one. @module */

import { type Exposure, type Fact, flatMap, map } from '#model'
import type { Admissions } from '#views'
import { ADMITS_NOBODY } from './resourcePolicy.ts'

/** Everybody who gets in by any of them. */
export function joined(each: Fact<readonly Admissions[]>): Admissions {
  const list = (sort: keyof Admissions) =>
    flatMap(each, (found) => found.map((one) => one[sort]).reduce(either, ADMITS_NOBODY[sort]))
  return { public: list('public'), strangers: list('strangers'), deputies: list('deputies') }
}

/** Whom one way is known to let in stays so, whatever cannot be told of another. */
export function either(
  left: Fact<readonly Exposure[]>,
  right: Fact<readonly Exposure[]>,
): Fact<readonly Exposure[]> {
  if (left.state === 'unknown') return hasSome(right) ? right : left
  if (right.state === 'unknown') return hasSome(left) ? left : right
  return flatMap(left, (some) => map(right, (others) => [...some, ...others]))
}

function hasSome(list: Fact<readonly Exposure[]>): boolean {
  return list.state === 'known' && list.value.length > 0
}
