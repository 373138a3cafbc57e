/** `ajar diff`: what became of the findings between two scans. @module */

import { SEVERITIES, UsageError } from '#model'
import { EXIT, type ExitCode } from '../exitCode.ts'
import type { Difference, Store, StoredFinding } from '../findings/index.ts'
import type { Io } from '../io.ts'
import { visible } from '../report/hostile.ts'

const WORDS: readonly (readonly [keyof Difference, string])[] = [
  ['new', 'New'],
  ['reopened', 'Reopened'],
  ['changed', 'Changed evidence'],
  ['fixed', 'Fixed'],
]

export interface DiffRequest {
  /** Numbers of scans, as `ajar history` tells them; the last two by default. */
  readonly from: number | undefined
  readonly to: number | undefined
  readonly format: 'text' | 'json'
}

export function showDiff(store: Store, { from, to, format }: DiffRequest, io: Io): ExitCode {
  const [last, previous] = store.scans(2).map(({ number }) => number)
  if (last === undefined) throw new UsageError(`${store.path} has no scan yet; run \`ajar scan\`.`)
  const first = from ?? previous
  if (first === undefined) {
    throw new UsageError(`${store.path} has one scan only; run \`ajar scan\` again to compare.`)
  }
  const second = to ?? last
  const difference = between(store, first, second)

  if (format === 'json') {
    const shown = Object.fromEntries(WORDS.map(([what]) => [what, difference[what].map(whole)]))
    io.out(`${JSON.stringify({ from: first, to: second, ...shown }, null, 2)}\n`)
    return EXIT.clean
  }
  io.out(`From scan ${first} to scan ${second}:\n`)
  for (const [what, words] of WORDS) {
    const found = difference[what]
    if (found.length > 0) io.out(`\n${words} (${found.length})\n`)
    for (const one of bySeverity(found)) io.out(`${lineFor(one)}\n`)
  }
  if (WORDS.every(([what]) => difference[what].length === 0)) io.out('Nothing has changed.\n')
  return EXIT.clean
}

function between(store: Store, from: number, to: number): Difference {
  try {
    return store.between(from, to)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new UsageError(`${error.message} \`ajar history\` lists them.`)
  }
}

function whole({ finding, ...stored }: StoredFinding) {
  return finding ?? { id: stored.id, check: stored.check, account: stored.account }
}

function bySeverity(found: readonly StoredFinding[]): StoredFinding[] {
  const rank = ({ finding }: StoredFinding) => SEVERITIES.indexOf(finding?.severity ?? 'low')
  return found.toSorted((a, b) => rank(a) - rank(b))
}

function lineFor({ finding, id, check }: StoredFinding): string {
  if (!finding) return `  ${check}  ${id}`
  const { severity, evidence, account, resource } = finding
  const statement = evidence.map((one) => one.statement).join(' ')
  return `  ${severity.padEnd(8)} ${visible(resource.name)} (${visible(account)}): ${visible(statement)}\n           ${check}  ${id}`
}
