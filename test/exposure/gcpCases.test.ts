import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { GCP_KINDS, gcpVerdict } from './gcpCases.ts'
import type { GoldenCase } from './goldenVerdict.ts'

const cases = readFileSync(new URL('cases.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  // The file is ours; what is in `input` is parsed where it is used.
  .map((line) => JSON.parse(line) as GoldenCase)
  .filter(({ cloud }) => cloud === 'gcp')

test('every golden kind of Google Cloud is decided by a projection', () => {
  const undecided = cases.filter(({ kind }) => !(kind in GCP_KINDS))
  expect(undecided).toEqual([])
})

test.each(cases)('$id: $expected, because: $reason', (golden) => {
  expect(gcpVerdict(golden)).toBe(golden.expected)
})
