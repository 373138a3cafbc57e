/**
 * One scan in a process of its own, so that its memory and its time are nobody else's: the AWS
 * provider against whatever `AWS_ENDPOINT_URL` names. The findings go to the file that is given,
 * one a line; what was measured goes to standard output as JSON.
 *
 * @module
 */

import { closeSync, openSync, writeSync } from 'node:fs'
import { EMPTY_ZONE } from '#model'
import aws from '../../providers/aws/index.ts'
import { discoverChecks } from '../../src/engine/discover.ts'
import { DEFAULT_LIMITS } from '../../src/engine/gateway.ts'
import { createCallLedger } from '../../src/engine/ledger.ts'
import { scan } from '../../src/engine/scan.ts'

/** What a scan process tells of itself. Milliseconds and megabytes. */
export interface Measured {
  readonly wallMs: number
  readonly firstFindingMs: number
  readonly cpuMs: number
  readonly peakRssMb: number
  readonly asked: number
  readonly requests: number
  readonly throttled: number
  readonly lost: number
  readonly findings: number
  readonly unknown: number
}

/** As the command line has it. */
const ACCOUNTS_IN_FLIGHT = 10

const [file = '', region = '', orgRole = ''] = process.argv.slice(2)
const output = openSync(file, 'w')
const ledger = createCallLedger()
const checks = await discoverChecks()
const cpuBefore = process.cpuUsage()
const started = performance.now()
let firstFindingMs = 0
let findings = 0
let unknown = 0

const results = scan([aws], {
  checks,
  connect: {
    regions: [region],
    accounts: [],
    organization: orgRole !== '',
    settings: orgRole === '' ? {} : { 'org-role': orgRole },
    environment: process.env,
  },
  limits: DEFAULT_LIMITS,
  accountsInFlight: ACCOUNTS_IN_FLIGHT,
  zone: EMPTY_ZONE,
  ledger,
  signal: new AbortController().signal,
  now: () => new Date(),
})
for await (const result of results) {
  if (firstFindingMs === 0) firstFindingMs = performance.now() - started
  for (const { resource, status, covers } of result.findings) {
    findings++
    if (status === 'unknown') unknown++
    if (covers.length > 0) writeSync(output, `${JSON.stringify([resource.id, status, covers])}\n`)
  }
}
closeSync(output)

const { user, system } = process.cpuUsage(cpuBefore)
const { asked, requests, throttled, lost } = ledger.totals()
const measured: Measured = {
  wallMs: performance.now() - started,
  firstFindingMs,
  cpuMs: (user + system) / 1000,
  // Linux counts it in kilobytes.
  peakRssMb: process.resourceUsage().maxRSS / 1024,
  asked,
  requests,
  throttled,
  lost,
  findings,
  unknown,
}
process.stdout.write(`${JSON.stringify(measured)}\n`)
