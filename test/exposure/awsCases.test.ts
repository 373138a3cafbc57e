import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { AWS_KINDS, awsVerdict } from './awsCases.ts'
import type { GoldenCase } from './goldenVerdict.ts'
import { policyQuestionOf } from './policyQuestion.ts'

interface Reasoned extends GoldenCase {
  readonly reason: string
}

const cases = readFileSync(new URL('cases.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  // The file is ours; what is in `input` is parsed where it is used.
  .map((line) => JSON.parse(line) as Reasoned)
  .filter(({ cloud, kind, input }) => cloud === 'aws' && !policyQuestionOf(kind, input))

test('every golden kind of AWS is decided, by its policy or by a projection', () => {
  expect(cases.filter(({ kind }) => !(kind in AWS_KINDS))).toEqual([])
})

test.each(cases)('$id: $expected, because: $reason', (golden) => {
  expect(awsVerdict(golden)).toBe(golden.expected)
})
