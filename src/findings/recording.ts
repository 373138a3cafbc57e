/**
 * One scan, written down account by account in one transaction: a crash leaves the last whole scan,
 * and the transaction's lock, which ends with its process, keeps a second scan out.
 *
 * @module
 */

import type { DatabaseSync } from 'node:sqlite'
import {
  type Accepted,
  type Coverage,
  type Finding,
  type Gap,
  type Life,
  type ProviderId,
  UsageError,
} from '#model'
import { explained } from './database.ts'
import { fingerprintOf } from './fingerprint.ts'
import {
  type Acceptance,
  type LifeRecord,
  look,
  type Observation,
  type Step,
  standingOf,
} from './lifecycle.ts'
import { lock } from './lock.ts'
import { deflate, digestOf, inflate, pack, unpack } from './packing.ts'
import { createPresence } from './presence.ts'
import { cellsOf, type FindingRow, findingRow } from './rows.ts'
import { prepareWrites } from './writes.ts'

/** An exception that selects a finding. */
export interface Match {
  readonly acceptance: Acceptance
  readonly accepted: Accepted
}

export interface RecordingOptions {
  readonly startedAt: string
  readonly tool: string
  readonly checks: readonly string[]
  /** The exceptions in force that select the finding. */
  readonly exceptionsFor: (finding: Finding) => readonly Match[]
}

/** One account's part of a scan. */
export interface AccountPart {
  readonly provider: ProviderId
  readonly account: string
  /** ISO 8601. */
  readonly takenAt: string
  readonly findings: readonly Finding[]
  readonly coverage: readonly Coverage[]
}

export interface Recording {
  /** The life of each finding of the part, by its id. */
  take(part: AccountPart): ReadonlyMap<string, Life>
  /** The faults that ended with their resources, so far. */
  gone(): readonly Finding[]
  /** When the scan before began (ISO 8601); null for the first. */
  readonly previousAt: string | null
  /** Makes it last. `summary` is JSON for who asks later. */
  finish(endedAt: string, summary: unknown): void
  /** As if it had never begun. */
  abandon(): void
}

const NOTE_LENGTH = 500

/** Throws UsageError while another scan is being written. */
export function startRecording(
  database: DatabaseSync,
  path: string,
  options: RecordingOptions,
): Recording {
  const { startedAt, tool, checks, exceptionsFor } = options
  lock(database, path, startedAt)

  const times = new Map<number, string>()
  for (const row of database.prepare('SELECT id, started_at FROM scan').iterate()) {
    times.set(Number(row['id']), String(row['started_at']))
  }
  const previous = Math.max(0, ...times.keys())
  const scan = previous + 1
  times.set(scan, startedAt)

  const write = prepareWrites(database)
  const contents = new Map<string, number>()
  const gone: Finding[] = []

  function contentId(text: string): number {
    const digest = digestOf(text)
    const known = contents.get(digest)
    if (known !== undefined) return known
    const stored = write.findContent.get(digest)?.['id']
    const id = Number(stored ?? write.content.run(digest, deflate(text)).lastInsertRowid)
    contents.set(digest, id)
    return id
  }

  function remember({ provider, account, takenAt, coverage }: AccountPart): void {
    const last = write.lastSight.get(provider, account)?.['taken_at']
    if (typeof last === 'string' && takenAt < last) {
      throw new UsageError(
        `What is told of ${provider} ${account} is of ${takenAt}, and ${path} knows it as of ${last} already; an older snapshot belongs in another --state FILE.`,
      )
    }
    const seen = coverage.map(({ kind, region, complete, notEnabled, gaps }) => {
      const missing = gaps.map(({ call, reason, permission }) => ({ call, reason, permission }))
      return { kind, region, complete, notEnabled, gaps: missing }
    })
    write.sight.run(scan, provider, account, takenAt, contentId(JSON.stringify(seen)))
  }

  function take(part: AccountPart): ReadonlyMap<string, Life> {
    remember(part)
    const { provider, account, findings, coverage } = part
    const unspoken = new Map<string, FindingRow>()
    for (const row of write.ofAccount.iterate(provider, account)) {
      const known = findingRow(row)
      unspoken.set(known.id, known)
    }

    const lives = new Map<string, Life>()
    for (const finding of findings) {
      const own = unspoken.get(finding.id)
      unspoken.delete(finding.id)
      lives.set(finding.id, own ? follow(finding, own) : meet(finding))
    }

    const isGone = createPresence(coverage, findings)
    for (const row of unspoken.values()) if (isGone(row)) bury(row)
    return lives
  }

  /** A resource seen from two accounts has one life, led by the account that has the fault. */
  function meet(finding: Finding): Life {
    const row = write.byId.get(finding.id)
    const elsewhere = row && findingRow(row)
    if (!elsewhere) return follow(finding, null)
    const { state } = elsewhere.record
    const isWorse = finding.status === 'fail' && state !== 'open' && state !== 'accepted'
    return isWorse ? follow(finding, elsewhere) : lifeOf(elsewhere.number, elsewhere.record, [])
  }

  function follow(finding: Finding, before: FindingRow | null): Life {
    const { provider, account, region, check, resource, status } = finding
    const matches = status === 'pass' ? [] : exceptionsFor(finding)
    const packed = status === 'pass' ? null : pack(finding)
    const digest = packed ? digestOf(packed.own + packed.aboutCheck) : ''
    const observation = observe(finding, matches, before, digest)
    const step = look(before?.record ?? null, observation, scan)
    const { after } = step
    if (!after) throw new Error('only what is gone is forgotten')

    const { id } = finding
    const row = {
      number: before?.number ?? null,
      id,
      provider,
      account,
      region,
      kind: resource.kind,
      check,
      resource: before?.resource ?? digestOf(resource.id),
      record: after,
      digest,
    }
    const accepting = status === 'fail' ? acceptingOf(matches, after) : undefined
    // Most nights nothing but the night has changed.
    if (before && isQuiet(before, row)) {
      write.touch.run(after.lastSeen, after.lastAnswered, before.number)
      return lifeOf(before.number, after, [], accepting)
    }
    const number = Number(write.finding.run(...cellsOf(row)).lastInsertRowid)
    if ((before?.digest ?? '') !== digest) keepDetail(number, finding, packed, after)
    if (accepting) write.accepted.run(JSON.stringify(accepting), number)
    keepEvents(number, step, noteOf(finding), accepting)
    return lifeOf(number, after, step.happened, accepting)
  }

  function keepDetail(
    number: number,
    finding: Finding,
    packed: ReturnType<typeof pack> | null,
    after: LifeRecord,
  ) {
    if (!packed) {
      if (after.state === 'passed') write.noDetail.run(number)
      else write.gaps.run(null, number)
    } else if (finding.status === 'fail' || after.state === 'unknown' || after.state === 'passed') {
      const gaps = finding.status === 'unknown' ? JSON.stringify(finding.gaps) : null
      write.detail.run(number, contentId(packed.aboutCheck), deflate(packed.own), gaps)
    } else {
      write.gaps.run(JSON.stringify(finding.gaps), number)
    }
  }

  function bury(row: FindingRow): void {
    const { number } = row
    if (number === null) throw new Error('only what is known can be gone')
    const step = look(row.record, { status: 'gone' }, scan)
    if (!step.after) {
      write.noFinding.run(number)
      write.noDetail.run(number)
      write.noEvents.run(number)
      return
    }
    write.finding.run(...cellsOf({ ...row, record: step.after, digest: '' }))
    if (row.digest !== '') write.gaps.run(null, number)
    keepEvents(number, step, '')
    if (!step.happened.includes('gone')) return

    const detail = write.findDetail.get(number)
    if (!(detail?.['body'] instanceof Uint8Array) || !(detail['about'] instanceof Uint8Array)) {
      throw new Error(`${row.id} failed and has no detail`)
    }
    const finding = unpack(inflate(detail['about']), inflate(detail['body']))
    gone.push({ ...finding, life: lifeOf(number, step.after, step.happened) })
  }

  function keepEvents(
    finding: number,
    { after, happened }: Step,
    note: string,
    accepted?: Accepted,
  ) {
    if (!after) return
    for (const [number, what] of happened.entries()) {
      const words = what === 'accepted' && accepted ? acceptedInWords(accepted) : note
      const { state, generation, fingerprint } = after
      write.event.run(scan, finding, number, what, state, generation, fingerprint, words)
    }
  }

  function lifeOf(
    number: number | null,
    record: LifeRecord,
    happened: Step['happened'],
    accepted = record.state === 'accepted' ? acceptedOf(number) : undefined,
  ): Life {
    return {
      standing: standingOf(record),
      changed: happened.includes('changed'),
      endedNow: happened.includes('fixed') || happened.includes('gone'),
      generation: record.generation,
      firstSeen: timeOf(record.firstSeen),
      lastAnswered: record.lastAnswered === 0 ? null : timeOf(record.lastAnswered),
      ...(record.state === 'accepted' && accepted && { accepted }),
    }
  }

  function acceptedOf(number: number | null): Accepted | undefined {
    const text = write.findDetail.get(number)?.['accepted']
    // Written above, from an Accepted.
    return typeof text === 'string' ? (JSON.parse(text) as Accepted) : undefined
  }

  function timeOf(number: number): string {
    const time = times.get(number)
    if (time === undefined) throw new Error(`there is no scan ${number}`)
    return time
  }

  return {
    previousAt: previous === 0 ? null : timeOf(previous),
    take: (part) => explained(path, () => take(part)),
    gone: () => gone,
    finish(endedAt, summary) {
      explained(path, () => {
        const selection = contentId(JSON.stringify([...checks].sort()))
        write.scan.run(scan, startedAt, endedAt, tool, selection, JSON.stringify(summary))
        database.exec('COMMIT')
      })
    },
    abandon() {
      if (database.isTransaction) database.exec('ROLLBACK')
    },
  }
}

function acceptingOf(matches: readonly Match[], after: LifeRecord): Accepted | undefined {
  if (after.state !== 'accepted') return undefined
  return matches.find(
    ({ acceptance: { evidence } }) => (evidence ?? after.fingerprint) === after.fingerprint,
  )?.accepted
}

function observe(
  finding: Finding,
  matches: readonly Match[],
  before: FindingRow | null,
  digest: string,
): Observation {
  const acceptances = matches.map(({ acceptance }) => acceptance)
  if (finding.status !== 'fail') return { status: finding.status, acceptances }
  // The same in every byte has the same evidence.
  const same = before?.digest === digest && !before.record.unanswered
  const fingerprint = same ? before.record.fingerprint : fingerprintOf(finding)
  return { status: 'fail', fingerprint, acceptances }
}

/** Whether nothing is to be written but that it was looked at again. */
function isQuiet(before: FindingRow, after: FindingRow): boolean {
  const [was, is] = [before.record, after.record]
  return (
    before.digest === after.digest &&
    was.state === is.state &&
    was.unanswered === is.unanswered &&
    was.generation === is.generation &&
    was.fingerprint === is.fingerprint &&
    was.opened === is.opened &&
    was.acceptedEvidence === is.acceptedEvidence &&
    was.acceptedBy.join(' ') === is.acceptedBy.join(' ') &&
    before.account === after.account &&
    before.region === after.region
  )
}

function noteOf({ evidence, gaps, status }: Finding): string {
  const words =
    status === 'unknown'
      ? gaps.map(inWords).join('; ')
      : evidence.map(({ statement }) => statement).join(' ')
  return words.length > NOTE_LENGTH ? `${words.slice(0, NOTE_LENGTH - 1)}…` : words
}

function inWords({ call, reason, permission }: Gap): string {
  return permission === null ? `${call} ${reason}` : `${call} ${reason}, grant ${permission}`
}

function acceptedInWords({ owner, until, reason }: Accepted): string {
  return `${owner}, until ${until}: ${reason}`
}
