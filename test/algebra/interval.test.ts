import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  complement,
  countPoints,
  everything,
  hasNone,
  holdsPoint,
  type IntervalSet,
  intersect,
  intervals,
  isWithin,
  type Line,
  NUMBER_LINE,
  nothing,
  subtract,
  unite,
} from '#algebra'

const TINY: Line<number> = {
  name: 'tiny',
  first: 0,
  last: 15,
  next: (point) => point + 1,
  previous: (point) => point - 1,
}

const points = Array.from({ length: 16 }, (_, point) => point)

const tinySet = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 0, max: 15 })), {
    maxLength: 5,
  })
  .map((pairs) => intervals(TINY, pairs))

function members(set: IntervalSet<number>): number[] {
  return points.filter((point) => holdsPoint(set, point))
}

describe('interval sets agree with sets of points, member by member', () => {
  it('in union, intersection, complement and difference', () => {
    fc.assert(
      fc.property(tinySet, tinySet, (left, right) => {
        const [a, b] = [new Set(members(left)), new Set(members(right))]
        expect(members(unite(left, right))).toEqual([...a.union(b)].sort((x, y) => x - y))
        expect(members(intersect(left, right))).toEqual(points.filter((p) => a.has(p) && b.has(p)))
        expect(members(complement(left))).toEqual(points.filter((p) => !a.has(p)))
        expect(members(subtract(left, right))).toEqual(points.filter((p) => a.has(p) && !b.has(p)))
        expect(isWithin(left, right)).toBe(a.isSubsetOf(b))
        expect(countPoints(left)).toBe(BigInt(a.size))
        expect(hasNone(left)).toBe(a.size === 0)
      }),
      { numRuns: 2000 },
    )
  })

  it('in a canonical form: equal sets have equal ranges', () => {
    fc.assert(
      fc.property(tinySet, (set) => {
        const spelled = intervals(
          TINY,
          members(set).map((point) => [point, point] as const),
        )
        expect(spelled.ranges).toEqual(set.ranges)
        expect(complement(complement(set)).ranges).toEqual(set.ranges)
      }),
    )
  })
})

describe('the line of numbers', () => {
  it('has no gap between a number and the next', () => {
    for (const point of [0, -0, 1, -1, 0.1, 1e300, -1e-300, Number.MIN_VALUE]) {
      const next = NUMBER_LINE.next(point)
      expect(next).toBeGreaterThan(point)
      expect(NUMBER_LINE.previous(next) === point).toBe(true)
      const upTo = intervals(NUMBER_LINE, [[NUMBER_LINE.first, point]])
      expect(unite(upTo, complement(upTo)).ranges).toEqual(everything(NUMBER_LINE).ranges)
      expect(intersect(upTo, complement(upTo))).toEqual(nothing(NUMBER_LINE))
    }
  })
})
