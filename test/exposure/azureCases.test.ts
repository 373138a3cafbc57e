import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { AZURE_KINDS, administratorVerdict } from './azureCases.ts'
import type { GoldenCase } from './goldenVerdict.ts'

const cases = readFileSync(new URL('cases.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  // The file is ours; what is in `input` is parsed where it is used.
  .map((line) => JSON.parse(line) as GoldenCase)
  .filter(({ cloud }) => cloud === 'azure')

test.each(cases.filter(({ kind }) => kind in AZURE_KINDS))(
  '$id: $expected, because: $reason',
  ({ kind, input, expected }) => {
    expect(AZURE_KINDS[kind]?.(input)).toBe(expected)
  },
)

test.each(cases.filter(({ kind }) => kind === 'rbac'))('$id: $reason', (golden) => {
  expect(administratorVerdict(golden.input)).toBe(golden.expected_admin)
})
