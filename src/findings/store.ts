/**
 * The findings store: one file that remembers every scan, what it could see, and the life of every
 * finding. Written by one scan at a time, read by anybody meanwhile.
 *
 * @module
 */

import type { DatabaseSync } from 'node:sqlite'
import type { Accepted, Coverage, Finding, Gap, Life, Severity } from '#model'
import { explained, openDatabase } from './database.ts'
import { type Happening, type State, standingOf } from './lifecycle.ts'
import { aboutOf, inflate, unpack } from './packing.ts'
import { type Recording, type RecordingOptions, startRecording } from './recording.ts'
import { FINDING_COLUMNS, type FindingRow, findingRow, type Row } from './rows.ts'

export interface ScanRecord {
  readonly number: number
  /** ISO 8601. */
  readonly startedAt: string
  readonly endedAt: string
  readonly tool: string
  readonly summary: unknown
}

/** A finding as its last failure told it, or as it was never answered. */
export interface StoredFinding {
  readonly id: string
  readonly check: string
  readonly provider: string
  readonly account: string
  /** Of the check, when it was last seen; `low` for what always passed, of which it is not kept. */
  readonly severity: Severity
  readonly life: Life
  readonly fingerprint: string
  /** Read when it is asked for, while the store is open; null for what always passed. */
  readonly finding: Finding | null
  /** Why the last look brought no answer; empty when it did. */
  readonly gaps: readonly Gap[]
}

export interface HistoryEntry {
  readonly scan: number
  /** ISO 8601. */
  readonly at: string
  readonly happened: Happening
  readonly state: State
  readonly generation: number
  /** What was seen then, or who accepted it. */
  readonly note: string
}

/** What a scan could see of one account. */
export interface Sight {
  readonly provider: string
  readonly account: string
  /** ISO 8601. */
  readonly takenAt: string
  readonly lists: readonly SeenList[]
}

/** One kind in one region; `gaps` say why its list may be short. */
export type SeenList = Pick<Coverage, 'kind' | 'region' | 'complete' | 'notEnabled'> & {
  readonly gaps: readonly Pick<Gap, 'call' | 'reason' | 'permission'>[]
}

export interface Difference {
  readonly new: readonly StoredFinding[]
  readonly reopened: readonly StoredFinding[]
  readonly fixed: readonly StoredFinding[]
  /** Failed at both ends, on other evidence. */
  readonly changed: readonly StoredFinding[]
}

export interface Store {
  readonly path: string
  /** Newest first. */
  scans(limit: number): readonly ScanRecord[]
  /** By provider and account; empty for a scan that there is not. */
  sights(scan: number): readonly Sight[]
  find(id: string): StoredFinding | null
  /** Oldest first. */
  history(id: string): readonly HistoryEntry[]
  /** Between the ends of two scans. Throws RangeError for one that there is not. */
  between(from: number, to: number): Difference
  /** All that ever failed or was never answered. */
  living(): Generator<StoredFinding>
  record(options: RecordingOptions): Recording
  close(): void
}

/** Throws UsageError for a file that cannot be used, with what to do about it. */
export function openStore(path: string, { readOnly }: { readonly readOnly: boolean }): Store {
  const database = openDatabase(path, { readOnly })
  const reads = prepareReads(database)
  const contents = new Map<number, string>()
  const severities = new Map<number, Severity>()
  const times = new Map<number, string>()

  function timeOf(scan: number): string {
    const known = times.get(scan) ?? String(reads.time.get(scan)?.['started_at'])
    times.set(scan, known)
    return known
  }

  function contentOf(id: number): string {
    const known = contents.get(id) ?? inflate(blob(reads.content.get(id), 'body'))
    contents.set(id, known)
    return known
  }

  function severityOf(about: number): Severity {
    const known = severities.get(about) ?? aboutOf(contentOf(about)).severity
    severities.set(about, known)
    return known
  }

  function sight(row: Row): Sight {
    return {
      provider: String(row['provider']),
      account: String(row['account']),
      takenAt: String(row['taken_at']),
      // Written by a recording, and by nobody else.
      lists: JSON.parse(contentOf(Number(row['coverage']))) as SeenList[],
    }
  }

  function stored(row: Row): StoredFinding {
    const known = findingRow(row)
    const life = lifeFrom(known, row)
    const { number, id, check, provider, account, record } = known
    return {
      id,
      check,
      provider,
      account,
      severity: row['about_check'] === null ? 'low' : severityOf(Number(row['about_check'])),
      life,
      fingerprint: record.fingerprint,
      get finding() {
        return explained(path, () => {
          const detail = reads.body.get(number)
          if (!detail) return null
          const about = contentOf(Number(detail['about_check']))
          return { ...unpack(about, inflate(blob(detail, 'body'))), life }
        })
      },
      get gaps() {
        // Written from a finding's gaps, and by nobody else.
        return typeof row['gaps'] === 'string' ? (JSON.parse(row['gaps']) as Gap[]) : []
      },
    }
  }

  function lifeFrom({ record }: FindingRow, row: Row): Life {
    const accepted = row['accepted']
    return {
      standing: standingOf(record),
      changed: false,
      endedNow: false,
      generation: record.generation,
      firstSeen: timeOf(record.firstSeen),
      lastAnswered: record.lastAnswered === 0 ? null : timeOf(record.lastAnswered),
      ...(record.state === 'accepted' &&
        // Written from an Accepted, and by nobody else.
        typeof accepted === 'string' && { accepted: JSON.parse(accepted) as Accepted }),
    }
  }

  function stateAt(finding: number, scan: number) {
    const row = reads.stateAt.get(finding, scan)
    return row
      ? {
          fails: row['state'] === 'open' || row['state'] === 'accepted',
          generation: Number(row['generation']),
          fingerprint: String(row['fingerprint']),
        }
      : { fails: false, generation: 0, fingerprint: '' }
  }

  function between(from: number, to: number): Difference {
    for (const scan of [from, to]) {
      if (scan !== 0 && !reads.time.get(scan)) throw new RangeError(`There is no scan ${scan}.`)
    }
    const difference = {
      new: [] as StoredFinding[],
      reopened: [] as StoredFinding[],
      fixed: [] as StoredFinding[],
      changed: [] as StoredFinding[],
    }
    for (const { finding } of reads.touched.all(Math.min(from, to), Math.max(from, to))) {
      const number = Number(finding)
      const before = stateAt(number, from)
      const after = stateAt(number, to)
      const row = reads.numbered.get(number)
      if (!row) continue
      if (!before.fails && after.fails) {
        difference[before.generation > 0 ? 'reopened' : 'new'].push(stored(row))
      } else if (before.fails && !after.fails) {
        difference.fixed.push(stored(row))
      } else if (before.fails && after.fails && before.fingerprint !== after.fingerprint) {
        difference.changed.push(stored(row))
      }
    }
    return difference
  }

  return {
    path,
    scans: (limit) => explained(path, () => reads.scans.all(limit).map(scanRecord)),
    sights: (scan) => explained(path, () => reads.sights.all(scan).map(sight)),
    find: (id) =>
      explained(path, () => {
        const row = reads.finding.get(id)
        return row ? stored(row) : null
      }),
    history: (id) =>
      explained(path, () => reads.history.all(id).map((row) => historyEntry(row, timeOf))),
    between: (from, to) => explained(path, () => between(from, to)),
    *living() {
      const rows = reads.living.iterate()
      for (;;) {
        const { done, value } = explained(path, () => rows.next())
        if (done) return
        yield stored(value)
      }
    },
    record: (options) => startRecording(database, path, options),
    close: () => database.close(),
  }
}

function scanRecord(row: Row): ScanRecord {
  return {
    number: Number(row['id']),
    startedAt: String(row['started_at']),
    endedAt: String(row['ended_at']),
    tool: String(row['tool']),
    summary: JSON.parse(String(row['summary'])),
  }
}

function historyEntry(row: Row, timeOf: (scan: number) => string): HistoryEntry {
  const scan = Number(row['scan'])
  return {
    scan,
    at: timeOf(scan),
    // Written from a step of a life, and by nobody else.
    happened: String(row['happened']) as Happening,
    state: String(row['state']) as State,
    generation: Number(row['generation']),
    note: String(row['note']),
  }
}

function blob(row: Row | undefined, column: string): Uint8Array {
  const value = row?.[column]
  if (!(value instanceof Uint8Array)) throw new Error(`${column} is no blob`)
  return value
}

function prepareReads(database: DatabaseSync) {
  const columns = FINDING_COLUMNS.map((name) => `finding.${name}`).join(', ')
  const whole = `SELECT ${columns}, about_check, gaps, accepted
    FROM finding LEFT JOIN detail ON detail.finding = finding.number`
  const prepare = (sql: string) => database.prepare(sql)
  return {
    time: prepare('SELECT started_at FROM scan WHERE id = ?'),
    scans: prepare('SELECT * FROM scan ORDER BY id DESC LIMIT ?'),
    sights: prepare('SELECT * FROM sight WHERE scan = ? ORDER BY provider, account'),
    content: prepare('SELECT body FROM content WHERE id = ?'),
    body: prepare('SELECT about_check, body FROM detail WHERE finding = ?'),
    finding: prepare(`${whole} WHERE finding.id = ?`),
    numbered: prepare(`${whole} WHERE finding.number = ?`),
    living: prepare(
      `${whole} WHERE finding.state <> 'passed' OR unanswered = 1 ORDER BY finding.number`,
    ),
    history: prepare(`SELECT event.* FROM event JOIN finding ON finding.number = event.finding
       WHERE finding.id = ? ORDER BY scan, event.number`),
    touched: prepare(
      'SELECT DISTINCT finding FROM event WHERE scan > ? AND scan <= ? ORDER BY finding',
    ),
    stateAt: prepare(
      `SELECT state, generation, fingerprint FROM event WHERE finding = ? AND scan <= ?
       ORDER BY scan DESC, number DESC LIMIT 1`,
    ),
  }
}
