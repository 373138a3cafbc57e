/**
 * The second half of `npm run bench:findings`: the share of a scan's wall that remembering takes. A generated
 * organisation is scanned in process, without the waits of a network, so that the share can only
 * be smaller in life.
 *
 * @module
 */

import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EMPTY_ZONE } from '#model'
import { createAws } from '../../mocks/aws/aws.ts'
import { combine } from '../../mocks/cloud.ts'
import { createGeneratedAws } from '../../mocks/estates/generated.ts'
import { openAudit } from '../../src/commands/audit.ts'
import { discoverChecks, discoverProviders } from '../../src/engine/discover.ts'
import { DEFAULT_LIMITS } from '../../src/engine/gateway.ts'
import { createCallLedger } from '../../src/engine/ledger.ts'
import { providersNamed, scan } from '../../src/engine/scan.ts'
import type { Io } from '../../src/io.ts'

const accounts = Number(process.argv[2] ?? 200)
const estate = createGeneratedAws({ size: 'XL', accounts, asOf: new Date() })
const checks = await discoverChecks()
const providers = providersNamed(await discoverProviders(), ['aws'])
const folder = mkdtempSync(join(tmpdir(), 'ajar-bench-'))
const state = join(folder, 'findings.sqlite')
const environment = {
  AWS_ACCESS_KEY_ID: estate.credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: estate.credentials.secretAccessKey,
  AWS_REGION: estate.region,
}
const io: Io = {
  out: () => {},
  err: () => {},
  environment,
  outIsTerminal: false,
  errIsTerminal: false,
  width: undefined,
  interrupted: new AbortController().signal,
}

for (const name of ['first scan', 'second scan']) {
  const started = performance.now()
  let findings = 0
  let kept = 0
  const timed = <T>(run: () => T): T => {
    const since = performance.now()
    const result = run()
    kept += performance.now() - since
    return result
  }
  const now = () => new Date()
  const memory = { state }
  const audit = timed(() =>
    openAudit({ format: 'ndjson', outputs: [], checks, failOn: 'high', memory, now }, io),
  )
  const parts = scan(providers, {
    checks,
    connect: {
      regions: [estate.region],
      accounts: [],
      organization: true,
      settings: { 'org-role': 'AjarAudit' },
      environment,
      transport: combine(createAws(estate)),
    },
    limits: DEFAULT_LIMITS,
    accountsInFlight: 10,
    zone: EMPTY_ZONE,
    ledger: createCallLedger(),
    signal: io.interrupted,
    now,
  })
  for await (const { account, ...part } of parts) {
    findings += part.findings.length
    timed(() => audit.take({ ...part, account: account.id }))
  }
  timed(() => audit.finish())
  const wall = performance.now() - started
  const share = ((100 * kept) / wall).toFixed(1)
  process.stdout.write(
    `${name}: ${findings} findings in ${(wall / 1000).toFixed(1)} s, of which remembered and reported in ${(kept / 1000).toFixed(1)} s (${share} percent)\n`,
  )
}
process.stdout.write(`store: ${(statSync(state).size / 1e6).toFixed(1)} MB\n`)
rmSync(folder, { recursive: true })
