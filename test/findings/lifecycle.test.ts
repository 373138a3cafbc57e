import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type LifeRecord,
  look,
  type Observation,
  standingOf,
} from '../../src/findings/lifecycle.ts'

const fingerprint = fc.constantFrom('one', 'two', 'three')
const acceptances = fc.subarray(
  [
    { key: 'any', evidence: null },
    { key: 'other', evidence: null },
    { key: 'pinned', evidence: 'two' },
  ],
  { minLength: 0 },
)

/** What a night may bring, as any scan could tell it. */
const observation: fc.Arbitrary<Observation> = fc.oneof(
  fc.constantFrom<Observation>({ status: 'pass' }, { status: 'gone' }),
  fc.record({ status: fc.constant('unknown' as const), acceptances }),
  fc.record({ status: fc.constant('fail' as const), fingerprint, acceptances }),
)

interface Night {
  readonly before: LifeRecord | null
  readonly seen: Observation
  readonly after: LifeRecord | null
  readonly happened: readonly string[]
  readonly scan: number
}

/** Holds for every night of every life. */
function always(law: (night: Night) => void): void {
  fc.assert(
    fc.property(fc.array(observation, { minLength: 1, maxLength: 14 }), (nights) => {
      let before: LifeRecord | null = null
      for (const [index, seen] of nights.entries()) {
        const scan = index + 1
        const { after, happened } = look(before, seen, scan)
        law({ before, seen, after, happened, scan })
        before = after
      }
    }),
    { numRuns: 2000, seed: 2026 },
  )
}

const isOpen = (record: LifeRecord | null) =>
  record?.state === 'open' || record?.state === 'accepted'

test('what got no answer changes nothing but that it was asked', () => {
  always(({ before, seen, after, scan }) => {
    if (seen.status !== 'unknown' || !before) return
    const { lastSeen, unanswered, state, acceptedBy, acceptedEvidence, ...same } = before
    expect(after).toMatchObject({ ...same, lastSeen: scan, unanswered: true })
    // The end of an acceptance does not wait for the cloud.
    expect(after?.state === state || (state === 'accepted' && after?.state === 'open')).toBe(true)
  })
})

test('a fault ends only by being read and passed, or by its resource being gone', () => {
  always(({ before, seen, after }) => {
    if (isOpen(before) && !isOpen(after)) expect(['pass', 'gone']).toContain(seen.status)
    if (isOpen(before)) expect(after).not.toBeNull()
  })
})

test('a failure is always open, or accepted by an exception that is there', () => {
  always(({ seen, after }) => {
    if (seen.status !== 'fail') return
    expect(isOpen(after)).toBe(true)
    expect(after?.fingerprint).toBe(seen.fingerprint)
    if (after?.state === 'accepted') expect(seen.acceptances).not.toEqual([])
  })
})

test('no acceptance takes evidence that it did not accept, while it is the same exception', () => {
  always(({ before, seen, after }) => {
    if (before?.state !== 'accepted' || seen.status !== 'fail') return
    const isAnother = seen.acceptances.some(({ key }) => !before.acceptedBy.includes(key))
    const isPinned = seen.acceptances.some(({ evidence }) => evidence === seen.fingerprint)
    if (seen.fingerprint !== before.fingerprint && !isAnother && !isPinned) {
      expect(after?.state).toBe('open')
    }
  })
})

test('a generation begins with a failure after none, and never otherwise', () => {
  always(({ before, seen, after }) => {
    const begins = seen.status === 'fail' && !isOpen(before)
    if (after) expect(after.generation - (before?.generation ?? 0)).toBe(begins ? 1 : 0)
  })
})

test('nothing is called fixed or passed that cannot be read now', () => {
  always(({ seen, after }) => {
    if (seen.status === 'unknown' && after) {
      expect(['fixed', 'passed']).not.toContain(standingOf(after))
    }
  })
})

test('every change of state is told, and what stays is not', () => {
  always(({ before, after, happened }) => {
    const changed = before && after && before.state !== after.state && before.state !== 'unknown'
    const isTold = happened.some((one) => one !== 'answered' && one !== 'unanswered')
    if (changed) expect(isTold).toBe(after.state !== 'passed')
    if (isTold && before) {
      expect(before.state !== after?.state || happened.includes('changed')).toBe(true)
    }
  })
})
