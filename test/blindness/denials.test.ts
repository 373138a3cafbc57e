import { expect, test } from 'vitest'
import { UsageError } from '#model'
import { callId, type SimulatedCloud } from '../../mocks/cloud.ts'
import { withFaults } from '../../mocks/faults.ts'
import { type AcmeScan, PROVIDERS, scanAcme } from '../acme/scanning.ts'

/**
 * Each call that a scan makes is denied by itself, and the whole scan is made again: what was not
 * safe before may not look safe now.
 */
for (const { id, title } of PROVIDERS) {
  const seeing = await scanAcme({ only: [id] })
  const passes = passesIn(seeing)
  const calls = [...new Set(seeing.calls.map(callId))].sort()

  test.concurrent.each(calls)(`${title} without %s: no new pass`, async (call) => {
    const deny = (cloud: SimulatedCloud) =>
      withFaults(cloud, [{ fault: 'denied', operations: [call] }])
    const blind = await scanAcme({ only: [id], change: deny }).catch(refusal)
    // Whoever may not even ask who he is hears of it in one sentence, and nothing passes.
    if (blind === 'refused') return
    expect([...passesIn(blind)].filter((pass) => !passes.has(pass))).toEqual([])
    // What is not seen is said: in findings that stay open, or of accounts that were not listed.
    expect(blind.unlisted.length > 0 || openIn(blind) >= openIn(seeing)).toBe(true)
  })
}

/** A pass is a pass of one check for one resource. */
function passesIn({ findings }: AcmeScan): ReadonlySet<string> {
  return new Set(
    findings
      .filter(({ status }) => status === 'pass')
      .map(({ check, resource }) => `${check} ${resource.id}`),
  )
}

function openIn({ findings }: AcmeScan): number {
  return findings.filter(({ gaps }) => gaps.length > 0).length
}

function refusal(error: unknown): 'refused' {
  if (error instanceof UsageError) return 'refused'
  throw error
}
