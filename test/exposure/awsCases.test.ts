import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { AWS_KINDS, awsVerdict } from './awsCases.ts'
import type { GoldenCase } from './goldenVerdict.ts'

interface Reasoned extends GoldenCase {
  readonly reason: string
}

const cases = readFileSync(new URL('cases.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  // The file is ours; what is in `input` is parsed where it is used.
  .map((line) => JSON.parse(line) as Reasoned)
  .filter(({ cloud, kind }) => cloud === 'aws' && kind in AWS_KINDS)

test.each(cases)('$id: $expected, because: $reason', (golden) => {
  expect(awsVerdict(golden)).toBe(golden.expected)
})
