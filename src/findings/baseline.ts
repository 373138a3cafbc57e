/**
 * An earlier report as what is known: a store in memory that has seen one scan. So a pipeline
 * without a store tells old from new by the very rules that a store has.
 *
 * @module
 */

import { readFileSync, statSync } from 'node:fs'
import { z } from 'zod'
import { type Finding, SEVERITIES, UsageError } from '#model'
import type { Match } from './recording.ts'
import { openStore, type Store } from './store.ts'

const ReportedFinding = z.looseObject({
  id: z.string().startsWith('ajar-'),
  check: z.string(),
  status: z.enum(['pass', 'fail', 'unknown']),
  severity: z.enum(SEVERITIES),
  provider: z.string(),
  account: z.string(),
  region: z.string().nullable(),
  resource: z.looseObject({ kind: z.string(), id: z.string(), name: z.string() }),
  title: z.string(),
  evidence: z.array(z.looseObject({ statement: z.string(), value: z.unknown() })),
  gaps: z.array(z.looseObject({ call: z.string(), reason: z.string() })),
  remedy: z.string(),
  controls: z.record(z.string(), z.array(z.string())),
  covers: z.array(z.string()),
})

const ReportedDocument = z.looseObject({
  findings: z.array(ReportedFinding),
  summary: z.looseObject({ startedAt: z.iso.datetime() }),
})

/** What a JSON or NDJSON report of ours holds. Throws UsageError for anything else. */
export interface EarlierReport {
  readonly findings: readonly Finding[]
  /** ISO 8601; of NDJSON, which does not tell, when the file was written. */
  readonly at: string
}

export function readReport(path: string): EarlierReport {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(`The report ${path} cannot be read (${reason}); name another.`)
  }
  const document = ReportedDocument.safeParse(parsed(text))
  if (document.success) {
    return { findings: trusted(document.data.findings), at: document.data.summary.startedAt }
  }
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const list = z.array(ReportedFinding).safeParse(lines.map(parsed))
  if (list.success && lines.length > 0)
    return { findings: trusted(list.data), at: statSync(path).mtime.toISOString() }
  throw new UsageError(
    `${path} is no whole JSON or NDJSON report of Ajar; make one with --output json=FILE.`,
  )
}

/** A store in memory in which the report was the last scan. */
export function openBaseline(
  { findings, at }: EarlierReport,
  exceptionsFor: (finding: Finding) => readonly Match[],
): Store {
  const store = openStore(':memory:', { readOnly: false })
  const recording = store.record({ startedAt: at, tool: 'baseline', checks: [], exceptionsFor })
  const accounts = Map.groupBy(findings, ({ provider, account }) => `${provider} ${account}`)
  for (const part of accounts.values()) {
    const [first] = part
    if (!first) continue
    const { provider, account } = first
    recording.take({ provider, account, takenAt: LONG_AGO, findings: part, coverage: [] })
  }
  recording.finish(at, {})
  return store
}

/** Before any scan: a report does not tell when each account was read. */
const LONG_AGO = '1970-01-01T00:00:00.000Z'

function trusted(findings: readonly z.infer<typeof ReportedFinding>[]): Finding[] {
  // What is loose above is opaque to lives: values, calls and controls are only compared.
  return findings as unknown as Finding[]
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
