/**
 * `npm run bench`: scans of generated organisations over a real socket, against a simulated AWS in
 * a process of its own with the limits and the latency of the real one. Per size: how many calls,
 * how close to the time that no client could beat, how much memory, and whether the answers are
 * right. What scans is JavaScript, as it is published: Node's own reading of TypeScript costs memory
 * that no user of the package pays. `-- --size S,M --runs 1 --json FILE`.
 *
 * @module
 */

import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { AUDIT_ROLE } from '../../mocks/estates/generated/identity.ts'
import { createGeneratedAws, SIZES, type Size } from '../../mocks/estates/generated.ts'
import type { SimulationReport } from '../../mocks/simulation.ts'
import { WINDOW } from '../../mocks/simulation.ts'
import { compareAnswers } from './answers.ts'
import type { Measured } from './scanOnce.ts'

export interface Row {
  readonly size: Size
  readonly calls: number
  readonly boundMs: number
  readonly wallMs: number
  readonly wallOverBound: number
  readonly throttled: number
  readonly lost: number
  readonly peakRssMb: number
  readonly cpuMsPerCall: number
  readonly wrongAnswers: number
  readonly firstFindingMs: number
  readonly unanswered: number
  readonly truths: number
  /** The bucket of the simulated cloud that sets the bound. */
  readonly boundBy: string
}

const SEED = 'bench'

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'S,M' },
    runs: { type: 'string', default: '5' },
    json: { type: 'string' },
    wrong: { type: 'boolean', default: false },
  },
})
const sizes = values.size.split(',').map((name): Size => {
  if (!Object.hasOwn(SIZES, name))
    throw new Error(`--size is of ${Object.keys(SIZES)}, not ${name}`)
  return name as Size // as was just made sure
})

const published = publish()
const rows: Row[] = []
try {
  for (const size of sizes) {
    const runs: Row[] = []
    for (let run = 0; run < Number(values.runs); run++) runs.push(await runOnce(size))
    rows.push(medianOf(runs))
  }
} finally {
  rmSync(published, { recursive: true, force: true })
}

const COLUMNS: readonly (readonly [string, (row: Row) => string | number])[] = [
  ['size', ({ size }) => size],
  ['calls', ({ calls }) => calls],
  ['throttled', ({ throttled }) => throttled],
  ['lost', ({ lost }) => lost],
  ['bound, s', ({ boundMs }) => (boundMs / 1000).toFixed(1)],
  ['wall, s', ({ wallMs }) => (wallMs / 1000).toFixed(1)],
  ['wall / bound', ({ wallOverBound }) => wallOverBound.toFixed(2)],
  ['first finding, s', ({ firstFindingMs }) => (firstFindingMs / 1000).toFixed(1)],
  ['peak memory, MB', ({ peakRssMb }) => Math.round(peakRssMb)],
  ['CPU ms a call', ({ cpuMsPerCall }) => cpuMsPerCall.toFixed(2)],
  ['truths', ({ truths }) => truths],
  ['wrong', ({ wrongAnswers }) => wrongAnswers],
  ['unanswered', ({ unanswered }) => unanswered],
]
const lines = [
  COLUMNS.map(([name]) => name),
  COLUMNS.map(() => '---'),
  ...rows.map((row) => COLUMNS.map(([, cell]) => String(cell(row)))),
]
process.stdout.write(lines.map((cells) => `| ${cells.join(' | ')} |\n`).join(''))
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`)

/** Each run has a cloud of its own, whose buckets are full, as they are for whoever comes first. */
async function runOnce(size: Size): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'ajar-bench-'))
  const cloud = await startCloud(size)
  try {
    const estate = createGeneratedAws({ size, seed: SEED })
    const findings = join(folder, 'findings')
    const isOrganization = estate.accounts.length > 1
    const measured = await scanIn(cloud.environment, [
      findings,
      estate.region,
      isOrganization ? AUDIT_ROLE : '',
    ])
    const response = await fetch(`${cloud.environment['AWS_ENDPOINT_URL']}${WINDOW}`)
    const report = (await response.json()) as SimulationReport // our own simulator's window
    const { wrong, unanswered, truths } = await compareAnswers(findings, estate)
    if (values.wrong) for (const line of wrong.slice(0, 20)) process.stderr.write(`${line}\n`)
    const boundMs = report.bound.milliseconds
    return {
      size,
      calls: report.calls,
      boundMs,
      wallMs: measured.wallMs,
      wallOverBound: measured.wallMs / boundMs,
      throttled: report.throttled,
      lost: measured.lost,
      peakRssMb: measured.peakRssMb,
      cpuMsPerCall: measured.cpuMs / measured.requests,
      wrongAnswers: wrong.length,
      firstFindingMs: measured.firstFindingMs,
      unanswered,
      truths,
      boundBy: report.bound.bucket,
    }
  } finally {
    cloud.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What `npm run build` makes, and the scan process with it, in a folder of its own. */
function publish(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ajar-published-'))
  const modules = join(process.cwd(), 'node_modules')
  execFileSync(join(modules, '.bin/tsc'), ['-p', 'test/bench/tsconfig.json', '--outDir', folder], {
    stdio: 'inherit',
  })
  const manifest = readFileSync('package.json', 'utf8').replaceAll('.ts"', '.js"')
  writeFileSync(join(folder, 'package.json'), manifest)
  symlinkSync(modules, join(folder, 'node_modules'))
  return folder
}

type Environment = Readonly<Record<string, string>>

/** As whoever starts `npm run cloudsim` by hand: the exports that it prints are the environment. */
async function startCloud(size: Size) {
  const child = spawn(
    process.execPath,
    ['mocks/cloudsim.ts', '--size', size, '--seed', SEED, '--http', '0'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const environment: Record<string, string> = {}
  for await (const line of createInterface({ input: child.stdout })) {
    for (const [, name = '', value = ''] of line.matchAll(/\b([A-Z_]+)=(\S+)/g)) {
      environment[name] = value
    }
    if (environment['AWS_SECRET_ACCESS_KEY'] !== undefined) break
  }
  return { environment: environment as Environment, stop: () => child.kill('SIGKILL') }
}

async function scanIn(environment: Environment, words: readonly string[]): Promise<Measured> {
  const child = spawn(process.execPath, [join(published, 'test/bench/scanOnce.js'), ...words], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  for await (const part of child.stdout) text += String(part)
  return JSON.parse(text) as Measured // what scanOnce.ts wrote
}

function medianOf(runs: readonly Row[]): Row {
  const byWall = runs.toSorted((left, right) => left.wallOverBound - right.wallOverBound)
  const middle = byWall[Math.floor(byWall.length / 2)]
  if (!middle) throw new Error('--runs is at least 1')
  // Of memory, loss and wrong answers the worst counts.
  return {
    ...middle,
    peakRssMb: Math.max(...runs.map(({ peakRssMb }) => peakRssMb)),
    lost: Math.max(...runs.map(({ lost }) => lost)),
    wrongAnswers: Math.max(...runs.map(({ wrongAnswers }) => wrongAnswers)),
  }
}
