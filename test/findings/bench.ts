/**
 * `npm run bench:findings`: what remembering 100,000 findings costs, in time and in space. Every
 * tenth passes; the others fail with the evidence of a public bucket, the largest that is common.
 *
 * @module
 */

import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Exposure, Finding } from '#model'
import { livingIn } from '../../src/commands/tickets.ts'
import { openStore } from '../../src/findings/index.ts'
import { openLedger } from '../../src/tickets/ledger.ts'
import { markOf } from '../../src/tickets/mark.ts'
import { mattersFrom } from '../../src/tickets/matter.ts'
import { syncTickets } from '../../src/tickets/sync.ts'
import type { TicketSystem } from '../../src/tickets/ticketSystem.ts'
import { CHECK, dayOf, finding, KIND, listed } from './example.ts'

const ACCOUNTS = 1000
const EACH = 100
const folder = mkdtempSync(join(tmpdir(), 'ajar-bench-'))
const path = join(folder, 'findings.sqlite')

const store = openStore(path, { readOnly: false })
const nights = [
  ['first scan, 90,000 new faults', () => false],
  ['second scan, nothing changed', () => false],
  ['third scan, 1 in 100 fixed', (index: number) => index % 100 === 1],
] as const
for (const [number, [name, isFixed]] of nights.entries()) {
  const at = dayOf(number + 1)
  let spent = 0
  const options = { startedAt: at, tool: 'ajar', checks: [CHECK], exceptionsFor: () => [] }
  const recording = store.record(options)
  for (let account = 0; account < ACCOUNTS; account++) {
    const part = partOf(account, isFixed)
    const started = performance.now()
    recording.take({ ...part, takenAt: at })
    spent += performance.now() - started
  }
  const started = performance.now()
  recording.finish(at, {})
  spent += performance.now() - started
  say(name, `${Math.round(spent)} ms`)
}
store.close()
say('size of the store', `${(statSync(path).size / 1e6).toFixed(1)} MB`)

const opening = performance.now()
const reader = openStore(path, { readOnly: true })
say('opening it', `${Math.round(performance.now() - opening)} ms`)

// All tickets were opened another night; what is measured is the night with nothing to tell.
const ledger = openLedger(':memory:')
const system: TicketSystem = {
  name: 'nobody is asked',
  settleMs: 0,
  find: unasked,
  read: unasked,
  open: unasked,
  comment: unasked,
  close: unasked,
  reopen: unasked,
}
for (const matter of mattersFrom(livingIn(reader, { severity: 'low' }), 'finding')) {
  ledger.write(system.name, { ref: matter.key, mark: markOf(matter), at: Date.now() })
}
const started = performance.now()
const matters = mattersFrom(livingIn(reader, { severity: 'low' }), 'finding')
const quiet = { dryRun: false, cap: 0, now: Date.now, sleep: async () => {} }
const { done, failed } = await syncTickets(matters, system, ledger, quiet)
if (done.length + failed.length > 0) throw new Error('there was something to do')
say('sync with nothing to do', `${Math.round(performance.now() - started)} ms`)
ledger.close()
reader.close()
rmSync(folder, { recursive: true })

async function unasked(): Promise<never> {
  throw new Error('nobody is to be asked')
}

function partOf(account: number, isFixed: (index: number) => boolean) {
  const id = String(100_000_000_000 + account)
  const findings = Array.from({ length: EACH }, (_, index) => {
    const bucket = `acme-bucket-${account}-${index}`
    const passes = index % 10 === 0 || isFixed(index)
    const more = { account: id, ...(!passes && evidence(bucket)) }
    return finding(bucket, passes ? 'pass' : 'fail', more)
  })
  return {
    provider: 'aws',
    account: id,
    findings,
    coverage: [listed(EACH, { account: id, kind: KIND })],
  }
}

function evidence(bucket: string): Pick<Finding, 'evidence' | 'exposures'> {
  const arn = `arn:aws:s3:::${bucket}`
  const exposures: Exposure[] = [
    {
      who: 'anyone',
      principal: 'anyone, without signing in',
      via: 'direct',
      network: 'internet',
      what: ['read'],
      witness: {
        principal: '*',
        action: 's3:GetObject',
        resource: `${arn}/xx`,
        context: { 'aws:SecureTransport': ['true'] },
      },
      admittedBy: { document: 'bucket policy', pointer: '/Statement/1' },
      wouldStop: [`RestrictPublicBuckets of ${bucket}`, 'RestrictPublicBuckets of the account'],
      fix: 'Remove /Statement/1 from the bucket policy.',
      risks: [],
    },
  ]
  const statement = `The bucket policy of ${bucket} admits anyone, without signing in to read.`
  const from = ['s3:GetBucketPolicy', 's3:GetPublicAccessBlock'] as const
  return { evidence: [{ statement, value: exposures, from, exposures }], exposures }
}

function say(what: string, figure: string): void {
  process.stdout.write(`${what.padEnd(36)} ${figure}\n`)
}
