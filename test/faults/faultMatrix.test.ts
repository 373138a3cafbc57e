import { describe, expect, test } from 'vitest'
import { type Finding, UsageError } from '#model'
import { FAULTS, type Fault, withFaults } from '../../mocks/faults.ts'
import { type Answers, around, SERVICES, scanGenerated } from './scanning.ts'

const RATES = [0.01, 0.1, 0.3]

/**
 * Whatever goes wrong on the road, an answer is the one that would have been given without it, or
 * it is unknown and says why. What could not be listed is said, too.
 */
describe.each(SERVICES)('%s', async (service) => {
  const provider = around(service)
  const calm = await scanGenerated({ provider, change: (cloud) => cloud })
  const rows = FAULTS.flatMap((fault) => RATES.map((rate) => [fault, rate] as const))

  test.concurrent.each(rows)('%s at %d: right or unknown', async (fault, rate) => {
    const stormy = await underFault(service, fault, rate)
    // Whoever may not even ask who he is hears of it in one sentence, and nothing is answered.
    if (stormy === 'refused') return
    expect(wrongIn(stormy, calm)).toEqual([])
  })

  async function underFault(
    name: string,
    fault: Fault,
    rate: number,
  ): Promise<Answers | 'refused'> {
    const rule = { fault, operations: [`${name}:*`], rate }
    return scanGenerated({ provider, change: (cloud) => withFaults(cloud, [rule]) }).catch(refusal)
  }
})

function refusal(error: unknown): 'refused' {
  if (error instanceof UsageError) return 'refused'
  throw error
}

const keyOf = ({ check, resource }: Finding) => `${check} ${resource.id}`

const told = ({ status, evidence }: Finding) =>
  `${status}: ${evidence.map(({ statement }) => statement).join(' ')}`

function wrongIn(stormy: Answers, calm: Answers): readonly string[] {
  const before = new Map(calm.findings.map((one) => [keyOf(one), one]))
  const after = new Map(stormy.findings.map((one) => [keyOf(one), one]))
  const changed = stormy.findings.flatMap((one) => {
    const expected = before.get(keyOf(one))
    if (one.status === 'unknown') {
      return one.gaps.length > 0 || expected?.status === 'unknown'
        ? []
        : [`no reason: ${keyOf(one)}`]
    }
    if (expected && told(expected) === told(one)) return []
    return [`${keyOf(one)} was ${expected ? told(expected) : 'absent'} and is ${told(one)}`]
  })
  const open = new Set(stormy.findings.flatMap((one) => (one.gaps.length > 0 ? [one.check] : [])))
  const silent = calm.findings
    .filter((one) => !after.has(keyOf(one)) && !open.has(one.check))
    .filter(() => stormy.unlisted.length === 0)
    .map((one) => `${keyOf(one)} is gone without a word`)
  return [...changed, ...silent]
}
