import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { judgePolicy, type PolicyQuestion } from '../../providers/aws/policy/index.ts'
import { policyQuestionOf } from './policyQuestion.ts'

interface GoldenCase {
  readonly id: string
  readonly kind: string
  readonly input: Readonly<Record<string, unknown>>
  readonly expected: string
  readonly reason: string
  readonly grade?: string
  readonly risk?: readonly string[]
}

const cases = readFileSync(new URL('cases.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line): GoldenCase => JSON.parse(line))

const asked = cases.flatMap((golden) => {
  const question: PolicyQuestion | undefined = policyQuestionOf(golden.kind, golden.input)
  return question ? [{ golden, question }] : []
})

describe('the golden cases that one policy decides', () => {
  it('are all there', () => {
    expect(asked).toHaveLength(80)
  })

  it.each(asked)('$golden.id: $golden.reason', ({ golden, question }) => {
    const verdict = judgePolicy(golden.input.policy, question)
    expect(verdict.answer === 'undecided' ? 'unknown' : verdict.answer).toBe(golden.expected)
    for (const risk of golden.risk ?? []) {
      expect([...verdict.risks, ...verdict.exposures.flatMap(({ risks }) => risks)]).toContain(risk)
    }
    if (golden.grade === 'org') {
      expect(verdict.exposures.map(({ who }) => who)).toEqual(['organisation'])
    }
    if (golden.grade === 'network-restricted') {
      const networks = new Set(verdict.exposures.map(({ network }) => network))
      expect(networks.has('restricted') || networks.has('private')).toBe(true)
    }
  })
})
