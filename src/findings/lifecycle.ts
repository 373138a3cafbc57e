/**
 * The life of a finding, one look at a time. Only what was looked at can change: a question that
 * got no answer leaves everything as it was.
 *
 * @module
 */

import type { Standing } from '#model'

/** As the last answer left it. `unknown` never had one. */
export type State = 'unknown' | 'passed' | 'open' | 'accepted' | 'fixed'

export interface LifeRecord {
  readonly state: State
  /** 0 while it never failed, 1 after the first failure, one more each time it returned. */
  readonly generation: number
  /** Of the evidence of the last failure; empty while it never failed. */
  readonly fingerprint: string
  /** Numbers of scans; 0 for never. */
  readonly firstSeen: number
  readonly lastSeen: number
  readonly lastAnswered: number
  /** The scan that opened this generation. */
  readonly opened: number
  /** Whether the last look brought no answer. */
  readonly unanswered: boolean
  /** The exceptions that matched when it was last accepted, and the evidence they accepted. */
  readonly acceptedBy: readonly string[]
  readonly acceptedEvidence: string
}

/** An exception that matches, as far as a life is concerned. */
export interface Acceptance {
  /** The same for as long as nobody changes the exception. */
  readonly key: string
  /** The only evidence that it accepts; null when it takes what it finds first. */
  readonly evidence: string | null
}

/** What one scan has to say. `gone`: the list was read to its end, and the resource is not in it. */
export type Observation =
  | { readonly status: 'pass' | 'gone' }
  | { readonly status: 'unknown'; readonly acceptances: readonly Acceptance[] }
  | {
      readonly status: 'fail'
      readonly fingerprint: string
      readonly acceptances: readonly Acceptance[]
    }

export type Happening =
  | 'opened'
  | 'changed'
  | 'accepted'
  | 'lapsed'
  | 'fixed'
  | 'gone'
  | 'reopened'
  | 'unanswered'
  | 'answered'

export interface Step {
  /** Null: nothing ever failed here and the resource is gone, so there is nothing to remember. */
  readonly after: LifeRecord | null
  readonly happened: readonly Happening[]
}

/** One look, by the scan of this number, at something that may be known already. */
export function look(before: LifeRecord | null, seen: Observation, scan: number): Step {
  switch (seen.status) {
    case 'gone':
      return before ? leave(before, scan) : { after: null, happened: [] }
    case 'pass':
      return pass(before ?? unheardOf(scan), scan)
    case 'unknown':
      return blind(before ?? unheardOf(scan), seen.acceptances, scan)
    case 'fail':
      return fail(before ?? unheardOf(scan), seen, scan)
  }
}

export function standingOf({
  state,
  generation,
  opened,
  lastAnswered,
  unanswered,
}: LifeRecord): Standing {
  if (state === 'open' && opened === lastAnswered) return generation > 1 ? 'reopened' : 'new'
  if (unanswered && (state === 'passed' || state === 'fixed')) return 'unknown'
  return state
}

function unheardOf(scan: number): LifeRecord {
  return {
    state: 'unknown',
    generation: 0,
    fingerprint: '',
    firstSeen: scan,
    lastSeen: 0,
    lastAnswered: 0,
    opened: 0,
    unanswered: false,
    acceptedBy: [],
    acceptedEvidence: '',
  }
}

function leave(before: LifeRecord, scan: number): Step {
  switch (before.state) {
    case 'unknown':
    case 'passed':
      return { after: null, happened: [] }
    case 'fixed':
      // Read to the end and not there: that is an answer too.
      return {
        after: { ...before, lastAnswered: scan, unanswered: false },
        happened: before.unanswered ? ['answered'] : [],
      }
    case 'open':
    case 'accepted':
      return {
        after: {
          ...before,
          state: 'fixed',
          lastAnswered: scan,
          unanswered: false,
        },
        happened: ['gone'],
      }
  }
}

const NOT_ACCEPTED = { acceptedBy: [], acceptedEvidence: '' }

function pass(before: LifeRecord, scan: number): Step {
  const wasOpen = before.state === 'open' || before.state === 'accepted'
  const state = wasOpen || before.state === 'fixed' ? 'fixed' : 'passed'
  return {
    after: { ...answered(before, scan), state },
    happened: wasOpen ? ['fixed'] : before.unanswered ? ['answered'] : [],
  }
}

function blind(before: LifeRecord, acceptances: readonly Acceptance[], scan: number): Step {
  const after = { ...before, lastSeen: scan, unanswered: true }
  const happened: Happening[] = before.unanswered ? [] : ['unanswered']
  if (before.state !== 'accepted') return { after, happened }

  // Its end does not wait for the cloud.
  const still = before.acceptedBy.some((key) => acceptances.some((one) => one.key === key))
  return still
    ? { after, happened }
    : { after: { ...after, ...LAPSED }, happened: [...happened, 'lapsed'] }
}

const LAPSED = { state: 'open', ...NOT_ACCEPTED } as const

function fail(
  before: LifeRecord,
  { fingerprint, acceptances }: Extract<Observation, { status: 'fail' }>,
  scan: number,
): Step {
  const wasOpen = before.state === 'open' || before.state === 'accepted'
  const changed = wasOpen && before.fingerprint !== fingerprint
  const accepting = acceptances.filter((one) => accepts(one, before, fingerprint))
  const accepted = accepting.length > 0

  const happened: Happening[] = []
  if (!wasOpen) happened.push(before.generation > 0 ? 'reopened' : 'opened')
  else if (changed) happened.push('changed')
  else if (before.unanswered) happened.push('answered')
  if (accepted && before.state !== 'accepted') happened.push('accepted')
  if (!accepted && before.state === 'accepted') happened.push('lapsed')

  // What accepted other evidence stays known, lest it accept this as if it had never seen that.
  const remembered = acceptances.length > 0 ? before : { ...before, ...NOT_ACCEPTED }
  return {
    after: {
      ...answered(remembered, scan),
      state: accepted ? 'accepted' : 'open',
      generation: wasOpen ? before.generation : before.generation + 1,
      opened: wasOpen ? before.opened : scan,
      fingerprint,
      ...(accepted && {
        acceptedBy: acceptances.map(({ key }) => key),
        acceptedEvidence: fingerprint,
      }),
    },
    happened,
  }
}

function accepts({ key, evidence }: Acceptance, before: LifeRecord, fingerprint: string): boolean {
  if (evidence !== null) return evidence === fingerprint
  return !before.acceptedBy.includes(key) || before.acceptedEvidence === fingerprint
}

function answered(before: LifeRecord, scan: number): LifeRecord {
  return { ...before, lastSeen: scan, lastAnswered: scan, unanswered: false }
}
