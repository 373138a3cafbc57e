/**
 * All golden cases through the parsers and projections of a scan, counted: `npm run test:exposure`.
 * `AJAR_EXPOSURE_CASES=FILE` takes another file of the same form. A case that is argued against in
 * `disputed.json`, by its id and the vendor's text, counts as disputed.
 *
 * @module
 */

import { existsSync, readFileSync } from 'node:fs'
import { judgePolicy } from '../../providers/aws/policy/index.ts'
import { awsVerdict } from './awsCases.ts'
import { AZURE_KINDS, administratorVerdict } from './azureCases.ts'
import { AZURE_DATA_KINDS } from './azureDataCases.ts'
import { gcpVerdict } from './gcpCases.ts'
import type { GoldenCase, GoldenVerdict } from './goldenVerdict.ts'
import { policyQuestionOf } from './policyQuestion.ts'

interface Golden extends GoldenCase {
  readonly reason: string
  readonly expected_admin?: boolean
}

const beside = (name: string) => new URL(name, import.meta.url)
const file = process.env['AJAR_EXPOSURE_CASES'] ?? beside('cases.jsonl')
const cases = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  // The form is that of the golden cases; what is in `input` is parsed where it is used.
  .map((line) => JSON.parse(line) as Golden)
const disputes: Readonly<Record<string, string>> = existsSync(beside('disputed.json'))
  ? JSON.parse(readFileSync(beside('disputed.json'), 'utf8'))
  : {}

const disagreeing: string[] = []
const disputed: string[] = []
let agreeing = 0

for (const golden of cases) {
  const expected = golden.expected_admin ?? golden.expected
  const said = answerTo(golden)
  if (said === expected) agreeing++
  else if (disputes[golden.id]) disputed.push(`${golden.id}: ${disputes[golden.id]}`)
  else disagreeing.push(`${golden.id} (${golden.kind}): expected ${expected}, said ${said}`)
}

const totals = `${agreeing} agree, ${disagreeing.length} disagree, ${disputed.length} disputed`
process.stdout.write(`${[totals, ...disagreeing, ...disputed].join('\n')}\n`)
process.exitCode = disagreeing.length > 0 ? 1 : 0

/** A kind that nobody decides, or an input that nobody can read, is no agreement. */
function answerTo(golden: Golden): GoldenVerdict | boolean | string {
  const { cloud, kind, input } = golden
  try {
    if (cloud === 'azure' && kind === 'rbac') return administratorVerdict(input) ?? 'undecided'
    if (cloud === 'azure') {
      const decide = AZURE_KINDS[kind] ?? AZURE_DATA_KINDS[kind]
      return decide?.(input) ?? 'a kind that nobody decides'
    }
    if (cloud === 'gcp') return gcpVerdict(golden) ?? 'a kind that nobody decides'
    const question = policyQuestionOf(kind, input)
    if (!question) return awsVerdict(golden) ?? 'a kind that nobody decides'
    const { answer } = judgePolicy(input['policy'], question)
    return answer === 'undecided' ? 'unknown' : answer
  } catch (error) {
    return `the input was not understood: ${error instanceof Error ? error.message : String(error)}`
  }
}
