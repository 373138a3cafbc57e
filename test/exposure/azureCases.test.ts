import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { AZURE_KINDS } from './azureCases.ts'
import type { GoldenCase } from './goldenVerdict.ts'

const cases = readFileSync(new URL('cases.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  // The file is ours; what is in `input` is parsed where it is used.
  .map((line) => JSON.parse(line) as GoldenCase)
  .filter(({ cloud, kind }) => cloud === 'azure' && kind in AZURE_KINDS)

test.each(cases)('$id: $expected, because: $reason', ({ kind, input, expected }) => {
  expect(AZURE_KINDS[kind]?.(input)).toBe(expected)
})
