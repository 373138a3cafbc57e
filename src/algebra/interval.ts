/**
 * Sets of points on a line, kept as sorted, disjoint, non-adjacent closed ranges.
 *
 * The line is discrete: every point but the last has a next one. Addresses are integers, dates are
 * milliseconds, and numbers are the doubles that a policy's decimals parse to.
 *
 * @module
 */

export type Point = number | bigint

/** A closed range: both ends belong to it. */
export type Range<P extends Point> = readonly [first: P, last: P]

/** Where the points of a set come from. Two sets can be combined only if they share their line. */
export interface Line<P extends Point> {
  readonly name: string
  readonly first: P
  readonly last: P
  next(point: P): P
  previous(point: P): P
}

export interface IntervalSet<P extends Point> {
  readonly line: Line<P>
  /** Ascending; no two touch. */
  readonly ranges: readonly Range<P>[]
}

export const IPV4_LINE: Line<number> = integers('ipv4', 0, 2 ** 32 - 1)

export const IPV6_LINE: Line<bigint> = {
  name: 'ipv6',
  first: 0n,
  last: (1n << 128n) - 1n,
  next: (point) => point + 1n,
  previous: (point) => point - 1n,
}

/** Instants in milliseconds since 1970, over the whole range of `Date`. */
export const DATE_LINE: Line<number> = integers('date', -8.64e15, 8.64e15)

/** Every finite double: the next number is the next one that can be written down. */
export const NUMBER_LINE: Line<number> = {
  name: 'number',
  first: -Number.MAX_VALUE,
  last: Number.MAX_VALUE,
  next: nextDouble,
  previous: (point) => -nextDouble(-point),
}

export function intervals<P extends Point>(
  line: Line<P>,
  ranges: Iterable<Range<P>>,
): IntervalSet<P> {
  const sorted = [...ranges]
    .filter(([first, last]) => first <= last)
    .sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
  const merged: [P, P][] = []
  for (const [first, last] of sorted) {
    const previous = merged.at(-1)
    if (previous && (first <= previous[1] || first === line.next(previous[1]))) {
      if (last > previous[1]) previous[1] = last
    } else {
      merged.push([first, last])
    }
  }
  return { line, ranges: merged }
}

export function nothing<P extends Point>(line: Line<P>): IntervalSet<P> {
  return { line, ranges: [] }
}

export function everything<P extends Point>(line: Line<P>): IntervalSet<P> {
  return { line, ranges: [[line.first, line.last]] }
}

export function unite<P extends Point>(...sets: readonly [IntervalSet<P>, ...IntervalSet<P>[]]) {
  return intervals(
    sets[0].line,
    sets.flatMap(({ ranges }) => ranges),
  )
}

export function intersect<P extends Point>(
  left: IntervalSet<P>,
  right: IntervalSet<P>,
): IntervalSet<P> {
  const ranges: Range<P>[] = []
  let i = 0
  let j = 0
  for (;;) {
    const a = left.ranges[i]
    const b = right.ranges[j]
    if (!a || !b) return { line: left.line, ranges }
    const endsFirst = a[1] < b[1]
    const first = laterOf(a[0], b[0])
    const last = endsFirst ? a[1] : b[1]
    if (first <= last) ranges.push([first, last])
    if (endsFirst) i += 1
    else j += 1
  }
}

export function complement<P extends Point>({ line, ranges }: IntervalSet<P>): IntervalSet<P> {
  const gaps: Range<P>[] = []
  let from: P | undefined = line.first
  for (const [first, last] of ranges) {
    if (from !== undefined && from < first) gaps.push([from, line.previous(first)])
    from = last < line.last ? line.next(last) : undefined
  }
  if (from !== undefined) gaps.push([from, line.last])
  return { line, ranges: gaps }
}

export function subtract<P extends Point>(left: IntervalSet<P>, right: IntervalSet<P>) {
  return intersect(left, complement(right))
}

export function hasNone<P extends Point>({ ranges }: IntervalSet<P>): boolean {
  return ranges.length === 0
}

export function holdsPoint<P extends Point>({ ranges }: IntervalSet<P>, point: P): boolean {
  let low = 0
  let high = ranges.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const range = ranges[middle]
    if (!range) return false
    if (point < range[0]) high = middle - 1
    else if (point > range[1]) low = middle + 1
    else return true
  }
  return false
}

export function isWithin<P extends Point>(inner: IntervalSet<P>, outer: IntervalSet<P>): boolean {
  return hasNone(subtract(inner, outer))
}

/** How many points of an integer line are in the set. Doubles are not counted: see {@link NUMBER_LINE}. */
export function countPoints<P extends Point>({ ranges }: IntervalSet<P>): bigint {
  return ranges.reduce((sum, [first, last]) => sum + (BigInt(last) - BigInt(first) + 1n), 0n)
}

/** `Math.max` knows no bigint. */
function laterOf<P extends Point>(left: P, right: P): P {
  if (left > right) return left
  return right
}

function integers(name: string, first: number, last: number): Line<number> {
  return { name, first, last, next: (point) => point + 1, previous: (point) => point - 1 }
}

const doubleBits = new DataView(new ArrayBuffer(8))

function nextDouble(point: number): number {
  if (point === 0) return Number.MIN_VALUE
  doubleBits.setFloat64(0, point)
  doubleBits.setBigInt64(0, doubleBits.getBigInt64(0) + (point > 0 ? 1n : -1n))
  return doubleBits.getFloat64(0)
}
