/**
 * Brings the tickets in line with the findings, so that running it again completes what a crash,
 * a rate limit or a refusal left undone, and never makes a second ticket.
 *
 * @module
 */

import type { Entry, Ledger } from './ledger.ts'
import { type Mark, markOf, readMark, sameMark, withMark } from './mark.ts'
import type { Matter } from './matter.ts'
import type { Ticket, TicketSystem } from './ticketSystem.ts'

export type Deed = 'open' | 'comment' | 'close' | 'reopen'

export interface Step {
  readonly deed: Deed
  readonly matter: Matter
  /** Null for a ticket that is yet to be opened. */
  readonly ticket: Ticket | null
}

export interface SyncReport {
  readonly done: readonly Step[]
  /** New tickets that the cap held back. */
  readonly heldBack: number
  readonly failed: readonly { readonly matter: Matter; readonly message: string }[]
}

export interface SyncOptions {
  readonly dryRun: boolean
  /** The most tickets that one run may open. */
  readonly cap: number
  readonly now: () => number
  readonly sleep: (ms: number) => Promise<void>
  readonly onStep?: (step: Step) => void
}

export async function syncTickets(
  matters: readonly Matter[],
  system: TicketSystem,
  ledger: Ledger,
  options: SyncOptions,
): Promise<SyncReport> {
  const entries = ledger.entries(system.name)
  const stale = matters.filter((matter) => needsWork(matter, entries.get(matter.key), entries.size))
  const found = await find(system, stale, entries, options)

  const done: Step[] = []
  const failed: { matter: Matter; message: string }[] = []
  let opened = 0
  let heldBack = 0

  for (const matter of stale) {
    try {
      const entry = entries.get(matter.key)
      const known = entry?.ref ?? found.get(matter.key)?.ref
      const current = known === undefined ? null : await system.read(known, entry?.mark)
      if (current === null && matter.standing !== 'open') continue

      const step = current === null ? opening(matter) : next(matter, current)
      if (step?.deed === 'open' && opened >= options.cap) {
        heldBack++
        continue
      }
      if (step?.deed === 'open') opened++
      const ref = step ? await carryOut(step, system, ledger, options) : current?.ticket.ref
      if (step) done.push(step)
      if (ref && !options.dryRun) {
        ledger.write(system.name, { ref, mark: markOf(matter), at: options.now() })
      }
    } catch (error) {
      failed.push({ matter, message: error instanceof Error ? error.message : String(error) })
    }
  }
  return { done, heldBack, failed }
}

/**
 * What is unknown is left alone. What is over and was never a ticket needs none: the ledger would
 * know, unless it is empty because it was lost.
 */
function needsWork(matter: Matter, entry: Entry | undefined, known: number): boolean {
  if (matter.standing === 'unknown') return false
  if (!entry) return matter.standing === 'open' || known === 0
  return entry.ref === null || !sameMark(entry.mark, markOf(matter))
}

/**
 * Look up what the ledger does not know. After a crash in the middle of opening, the ticket may
 * exist and not be searchable yet: then wait until it must be, and only then believe that it is not.
 */
async function find(
  system: TicketSystem,
  stale: readonly Matter[],
  entries: ReadonlyMap<string, Entry>,
  { now, sleep }: SyncOptions,
): Promise<ReadonlyMap<string, Ticket>> {
  const unknown = stale.filter(({ key }) => !entries.get(key)?.ref).map(({ key }) => key)
  if (unknown.length === 0) return new Map()

  const found = await system.find(unknown)
  const intended = unknown.flatMap((key) => {
    const entry = entries.get(key)
    return entry && !found.has(key) ? [{ key, at: entry.at }] : []
  })
  const wait = Math.max(0, ...intended.map(({ at }) => at + system.settleMs - now()))
  if (wait === 0) return found

  await sleep(wait)
  const late = await system.find(intended.map(({ key }) => key))
  return new Map([...found, ...late])
}

function opening(matter: Matter): Step {
  return { deed: 'open', matter, ticket: null }
}

/** The one thing to do next to a ticket that exists; nothing when it was told all there is. */
function next(
  matter: Matter,
  { ticket, texts }: { readonly ticket: Ticket; readonly texts: readonly string[] },
): Step | null {
  const told = lastMark(texts, matter.key)
  if (sameMark(told, markOf(matter))) return null

  const returned = matter.generation > (told?.generation ?? 0)
  const deed: Deed =
    matter.standing === 'fixed' && ticket.isOpen
      ? 'close'
      : matter.standing === 'open' && !ticket.isOpen && returned
        ? 'reopen'
        : 'comment'
  return { deed, matter, ticket }
}

function lastMark(texts: readonly string[], key: string): Mark | undefined {
  return texts
    .flatMap((text) => readMark(text) ?? [])
    .filter((mark) => mark.key === key)
    .at(-1)
}

const OPENING_WORDS: Readonly<Record<Exclude<Deed, 'open'>, string>> = {
  comment: 'What Ajar sees here has changed.',
  close: 'Ajar read this again and found it fixed.',
  reopen: 'Ajar found this again after it had been fixed.',
}

async function carryOut(
  step: Step,
  system: TicketSystem,
  ledger: Ledger,
  { dryRun, now, onStep }: SyncOptions,
): Promise<string | undefined> {
  onStep?.(step)
  if (dryRun) return undefined

  const { deed, matter, ticket } = step
  const { key, title, severity, body } = matter
  const mark = markOf(matter)
  const message = (text: string) => ({ key, title, severity, text: withMark(text, mark) })
  if (deed === 'open' || ticket === null) {
    ledger.write(system.name, { ref: null, mark, at: now() })
    return (await system.open(message(body))).ref
  }

  const words =
    matter.standing === 'accepted'
      ? 'This was accepted; the ticket stays open.'
      : OPENING_WORDS[deed]
  await system[deed](ticket, message(`${words}\n\n${body}`))
  return ticket.ref
}
