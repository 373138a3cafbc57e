/** `ajar history`: the scans that are remembered, or the life of one finding. @module */

import { UsageError } from '#model'
import { EXIT, type ExitCode } from '../exitCode.ts'
import type { HistoryEntry, ScanRecord, Sight, Store, StoredFinding } from '../findings/index.ts'
import type { Io } from '../io.ts'
import { visible } from '../report/hostile.ts'

const SHOWN_SCANS = 30

export function showScans(store: Store, format: 'text' | 'json', io: Io): ExitCode {
  const scans = store.scans(format === 'json' ? Number.MAX_SAFE_INTEGER : SHOWN_SCANS)
  if (format === 'json') io.out(`${JSON.stringify({ scans }, null, 2)}\n`)
  else for (const scan of scans) io.out(`${scanLine(scan)}\n`)
  return EXIT.clean
}

/** What one scan looked at, and what it could not see there. */
export function showScan(store: Store, number: number, format: 'text' | 'json', io: Io): ExitCode {
  const sights = store.sights(number)
  const scan = store.scans(Number.MAX_SAFE_INTEGER).find((one) => one.number === number)
  if (!scan) throw new UsageError(`There is no scan ${number}; \`ajar history\` lists them.`)
  if (format === 'json') {
    io.out(`${JSON.stringify({ ...scan, accounts: sights }, null, 2)}\n`)
    return EXIT.clean
  }
  io.out(`${scanLine(scan)}\n`)
  for (const { provider, account, lists } of sights) {
    const short = lists.filter(({ complete, notEnabled }) => !complete && !notEnabled)
    const off = lists.filter(({ notEnabled }) => notEnabled).length
    const read = lists.length - short.length - off
    io.out(
      `${provider} ${visible(account)}: ${read} lists read in full, ${short.length} not, ${off} switched off\n`,
    )
    for (const { kind, region, gaps } of short) {
      io.out(`  ${[kind, region ?? []].flat().join(' in ')}: ${gaps.map(reasonFor).join('; ')}\n`)
    }
  }
  return EXIT.clean
}

function reasonFor({ call, reason, permission }: Sight['lists'][number]['gaps'][number]): string {
  return `${visible(call)} ${reason}${permission === null ? '' : `, grant ${permission}`}`
}

export function showHistory(store: Store, id: string, format: 'text' | 'json', io: Io): ExitCode {
  const stored = knownFinding(store, id)
  const history = store.history(id)
  if (format === 'json') {
    const { finding, life, gaps, check, provider, account } = stored
    io.out(
      `${JSON.stringify({ id, check, provider, account, life, finding, gaps, history }, null, 2)}\n`,
    )
    return EXIT.clean
  }
  for (const line of [...headOf(stored), '', ...historyLines(history)]) io.out(`${line}\n`)
  return EXIT.clean
}

/** Throws UsageError for an id that the store does not know. */
export function knownFinding(store: Store, id: string): StoredFinding {
  const stored = store.find(id)
  if (stored) return stored
  throw new UsageError(
    `${store.path} knows no finding ${visible(id)}; the reports of ajar scan name each finding's id.`,
  )
}

export function headOf({ finding, check, account, provider, life, id }: StoredFinding): string[] {
  const { standing, firstSeen, lastAnswered, accepted } = life
  const name = finding ? visible(finding.resource.name) : 'a resource that always passed'
  return [
    `${name}: ${finding?.title ?? check}`,
    `${check}  ${id}  ${provider} ${visible(account)}`,
    `${standing}; first seen ${firstSeen}, last answered ${lastAnswered ?? 'never'}`,
    ...(accepted
      ? [
          `accepted by ${visible(accepted.owner)} until ${accepted.until}: ${visible(accepted.reason)}`,
        ]
      : []),
  ]
}

export function historyLines(history: readonly HistoryEntry[]): string[] {
  return history.map(({ at, scan, happened, note }) =>
    `${at}  scan ${scan}  ${happened.padEnd(10)}  ${visible(note)}`.trimEnd(),
  )
}

function scanLine({ number, startedAt, endedAt, summary }: ScanRecord): string {
  const seconds = Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 1000)
  const { failed, unknown, passed, accounts } = countsIn(summary)
  return `${String(number).padStart(5)}  ${startedAt}  ${seconds} s  ${failed} failed, ${unknown} unknown, ${passed} passed in ${accounts} accounts`
}

/** The summary is what `memory.ts` handed to the store; one of another version counts as nothing. */
function countsIn(summary: unknown) {
  const at = (path: readonly string[]) =>
    path.reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), summary)
  const total = (status: string) => {
    const counts = at(['totals', status])
    return isObject(counts)
      ? Object.values(counts).reduce<number>((all, one) => all + Number(one), 0)
      : 0
  }
  return {
    failed: total('fail'),
    unknown: total('unknown'),
    passed: total('pass'),
    accounts: Number(at(['accounts']) ?? 0),
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
