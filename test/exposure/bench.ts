/**
 * Measures the judgement of policies: how many a second on one core, the worst single document, and
 * memory over many distinct names. `npm run bench:exposure`.
 *
 * @module
 */

import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { EMPTY_ZONE } from '#model'
import {
  judgePolicy,
  type PolicyQuestion,
  type ResourceKind,
} from '../../providers/aws/policy/index.ts'
import { KNOTTED, MALFORMED } from './hostilePolicies.ts'
import { randomPolicy } from './randomPolicies.ts'
import { realisticPolicy } from './realisticPolicies.ts'

/** What the prototype of the design brief reached on its realistic policy, on the same machine. */
const PROTOTYPE = 6_700

const now = new Date('2026-11-23T12:00:00Z')

function ask(kind: ResourceKind, resource: string): PolicyQuestion {
  return {
    kind,
    resource,
    owner: { account: '111122223333', organisation: 'o-a1b2c3d4e5' },
    zone: { ...EMPTY_ZONE, accounts: ['111122223333'], organizations: ['o-a1b2c3d4e5'] },
    functionUrl: null,
    now,
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Calls a second, by the best of three rounds after one to warm up. */
function rate(count: number, run: (index: number) => void): number {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < 4; round += 1) {
    const start = performance.now()
    for (let index = 0; index < count; index += 1) run(index)
    if (round > 0) best = Math.min(best, performance.now() - start)
  }
  return Math.round((count / best) * 1000)
}

/** In a process of its own, so that nothing but judging is in its memory. */
function measureMemory(): void {
  let peak = 0
  for (let index = 0; index < 20_000; index += 1) {
    const { kind, resource, text } = realisticPolicy(index)
    judgePolicy(text, ask(kind, resource))
    if (index % 250 === 0) peak = Math.max(peak, process.memoryUsage().rss)
  }
  say(String(peak))
}

function memoryOf(...flags: readonly string[]): number {
  const child = spawnSync(process.execPath, [...flags, import.meta.filename, '--memory'])
  return Math.round(Number(child.stdout.toString()) / 2 ** 20)
}

if (process.argv.includes('--memory')) {
  measureMemory()
  process.exit()
}

const realistic = Array.from({ length: 20_000 }, (_, index) => realisticPolicy(index))
const realisticRate = rate(realistic.length, (index) => {
  const policy = realistic[index]
  if (policy) judgePolicy(policy.text, ask(policy.kind, policy.resource))
})
say(
  `realistic mix   ${realisticRate} policies/s from JSON text to verdict (prototype: ${PROTOTYPE})`,
)

// V8 lets garbage grow while memory is free; a small heap shows what is needed.
const peak = memoryOf('--max-old-space-size=32', '--max-semi-space-size=8')
say(
  `peak memory     ${peak} MB over 20,000 distinct ARNs, in a heap of 32 MB (${memoryOf()} MB without a limit)`,
)

const dense = fc
  .sample(randomPolicy, { numRuns: 2000, seed: 1 })
  .map((policy) => JSON.stringify(policy))
let slowest = 0
const denseRate = rate(dense.length, (index) => {
  const start = performance.now()
  judgePolicy(dense[index], ask('s3', 'arn:aws:s3:::acme-data'))
  slowest = Math.max(slowest, performance.now() - start)
})
say(`dense random    ${denseRate} policies/s, the slowest ${slowest.toFixed(1)} ms`)

let worst = { name: '', milliseconds: 0 }
for (const [name, document] of Object.entries({ ...KNOTTED, ...MALFORMED })) {
  const start = performance.now()
  const { answer } = judgePolicy(document, ask('s3', 'arn:aws:s3:::acme-data'))
  const milliseconds = performance.now() - start
  say(`  ${milliseconds.toFixed(1).padStart(6)} ms  ${answer.padEnd(13)} ${name}`)
  if (milliseconds > worst.milliseconds) worst = { name, milliseconds }
}
say(`worst document  ${worst.milliseconds.toFixed(1)} ms: ${worst.name}`)

const met = realisticRate >= 20_000 && worst.milliseconds <= 50 && slowest <= 50 && peak < 150
say(met ? 'targets met' : 'targets missed: 20,000 realistic policies/s, 50 ms, 150 MB')
