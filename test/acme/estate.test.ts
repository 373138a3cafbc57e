import { describe, expect, test } from 'vitest'
import { decoysInAcme, plantedInAcme } from '../../mocks/estates/acme/index.ts'
import { scanAcme } from './scanning.ts'

const { findings, calls, unlisted } = await scanAcme()

function answersTo(control: string, resource: string): string[] {
  const id = resource.toLowerCase()
  return findings
    .filter((one) => one.resource.id.toLowerCase() === id && one.covers.includes(control))
    .map(({ status }) => status)
}

describe('acme, a company with accounts in three clouds', () => {
  test.each(plantedInAcme)('$control fails at $resource: $why', ({ control, resource }) => {
    expect(answersTo(control, resource)).toContain('fail')
  })

  test.each(decoysInAcme)('$control does not fail at $resource: $why', ({ control, resource }) => {
    const answers = answersTo(control, resource)
    expect(answers).not.toHaveLength(0)
    expect(answers).not.toContain('fail')
  })

  // Whoever changes acme or a check reads the difference, and takes it over with `vitest -u`.
  test('what fails and what stays unknown is exactly what is written down, no more and no less', async () => {
    const lines = findings
      .filter(({ status }) => status !== 'pass')
      .map(({ status, check, resource }) => `${status} ${check} ${resource.id}\n`)
    await expect(lines.toSorted().join('')).toMatchFileSnapshot('findings.txt')
  })

  test('each cloud has what passes, what fails and what stays unknown', () => {
    for (const provider of ['aws', 'azure', 'gcp']) {
      const statuses = findings.filter((one) => one.provider === provider).map((one) => one.status)
      expect([...new Set(statuses)].sort(), provider).toEqual(['fail', 'pass', 'unknown'])
    }
  })

  test('every finding has an id of its own', () => {
    expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length)
  })

  test('nothing goes wrong that is ours to mend, and no account is missed', () => {
    const reasons = findings.flatMap(({ gaps }) => gaps.map(({ reason }) => reason))
    expect(reasons.filter((reason) => reason === 'defect' || reason === 'malformed')).toEqual([])
    expect(unlisted).toEqual([])
  })

  test('no call writes', () => {
    expect(calls.filter(({ writes }) => writes)).toEqual([])
  })
})
