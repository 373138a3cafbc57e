import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EMPTY_ZONE } from '#model'
import {
  isAllowed,
  judgePolicy,
  type PolicyQuestion,
  type PolicyVerdict,
  readPolicy,
} from '../../providers/aws/policy/index.ts'
import { KEY_COUNT, type Outsider, picker, randomOutsider } from './outsiders.ts'
import { BUCKET, OWN, OWN_ORGANISATION, randomPolicy } from './randomPolicies.ts'

/**
 * The gate judges the same policies each time; a deep run (`AJAR_FUZZ_RUNS=20000`) judges others, from
 * a seed that it names, so that `AJAR_FUZZ_SEED` brings them back.
 */
const RUNS = Number(process.env.AJAR_FUZZ_RUNS ?? 2000)
const SEED = Number(
  process.env.AJAR_FUZZ_SEED ?? (process.env.AJAR_FUZZ_RUNS ? Date.now() % 2 ** 31 : 20261123),
)
const REQUESTS_PER_POLICY = 25

const question: PolicyQuestion = {
  kind: 's3',
  resource: BUCKET,
  owner: { account: OWN, organisation: OWN_ORGANISATION },
  zone: { ...EMPTY_ZONE, accounts: [OWN], organizations: [OWN_ORGANISATION] },
  now: new Date('2026-11-23T12:00:00Z'),
}

/** Whether a verdict owns up to a request like this one being allowed. */
function accountsFor({ answer, exposures }: PolicyVerdict, { who }: Outsider): boolean {
  if (answer === 'public' || answer === 'undecided') return true
  return exposures.some((exposure) => {
    const everybody = exposure.who === 'anyone' || exposure.who === 'any-customer'
    if (who === 'service') return exposure.via === 'service'
    if (who === 'stranger') return everybody || exposure.who === 'stranger'
    return everybody && exposure.via === 'direct'
  })
}

describe(`the symbolic engine against the concrete evaluator, ${RUNS} policies from seed ${SEED}`, () => {
  it('agrees: every witness is allowed, and no other outsider is', { timeout: 3_600_000 }, () => {
    const tally = { public: 0, 'cross-account': 0, 'not-public': 0, undecided: 0 }
    fc.assert(
      fc.property(randomPolicy, fc.nat(), (policy, seed) => {
        const text = JSON.stringify(policy)
        const verdict = judgePolicy(text, question)
        tally[verdict.answer] += 1
        expect(verdict.doubts.filter(({ kind }) => kind === 'defect')).toEqual([])

        const reading = readPolicy(text)
        if (reading.outcome !== 'read') throw new Error(reading.cause)
        const layers = [{ role: 'grants', document: reading.document }] as const
        for (const { witness } of verdict.exposures) expect(isAllowed(layers, witness)).toBe(true)
        const pick = picker(seed)
        for (let index = 0; index < REQUESTS_PER_POLICY; index += 1) {
          const outsider = randomOutsider(pick)
          if (isAllowed(layers, outsider.request) && !accountsFor(verdict, outsider)) {
            throw new Error(`missed ${JSON.stringify(outsider)} in ${JSON.stringify(verdict)}`)
          }
        }
      }),
      { numRuns: RUNS, seed: SEED },
    )
    expect(KEY_COUNT).toBeGreaterThanOrEqual(25)
    expect(tally.undecided).toBeLessThan(RUNS / 20)
    expect(Math.min(tally.public, tally['not-public'], tally['cross-account'])).toBeGreaterThan(0)
  })
})
