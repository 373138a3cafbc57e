/** The rows of the store and the lives that they hold. @module */

import type { LifeRecord, State } from './lifecycle.ts'

/** As `node:sqlite` gives a row. */
export type Row = Readonly<Record<string, unknown>>

export interface FindingRow {
  /** By which the store knows it; null until it does. */
  readonly number: number | null
  readonly id: string
  readonly provider: string
  readonly account: string
  readonly region: string | null
  readonly kind: string
  readonly check: string
  /** Digest of the resource's id. */
  readonly resource: string
  readonly record: LifeRecord
  /** Of the finding as it was last seen other than passed; empty for a pass. */
  readonly digest: string
}

export const FINDING_COLUMNS = [
  'number',
  'id',
  'provider',
  'account',
  'region',
  'kind',
  'check_id',
  'resource',
  'state',
  'generation',
  'fingerprint',
  'first_seen',
  'last_seen',
  'last_answered',
  'opened',
  'unanswered',
  'accepted_by',
  'accepted_evidence',
  'digest',
] as const

export function findingRow(row: Row): FindingRow {
  const text = (name: string) => String(row[name])
  const number = (name: string) => Number(row[name])
  const acceptedBy = text('accepted_by')
  return {
    number: number('number'),
    id: text('id'),
    provider: text('provider'),
    account: text('account'),
    region: row['region'] === null ? null : text('region'),
    kind: text('kind'),
    check: text('check_id'),
    resource: text('resource'),
    record: {
      // Written by `cellsOf` from a State, and by nobody else.
      state: text('state') as State,
      generation: number('generation'),
      fingerprint: text('fingerprint'),
      firstSeen: number('first_seen'),
      lastSeen: number('last_seen'),
      lastAnswered: number('last_answered'),
      opened: number('opened'),
      unanswered: number('unanswered') === 1,
      acceptedBy: acceptedBy === '' ? [] : acceptedBy.split(' '),
      acceptedEvidence: text('accepted_evidence'),
    },
    digest: text('digest'),
  }
}

/** In the order of the columns. */
export function cellsOf({ record, ...row }: FindingRow): (string | number | null)[] {
  return [
    row.number,
    row.id,
    row.provider,
    row.account,
    row.region,
    row.kind,
    row.check,
    row.resource,
    record.state,
    record.generation,
    record.fingerprint,
    record.firstSeen,
    record.lastSeen,
    record.lastAnswered,
    record.opened,
    record.unanswered ? 1 : 0,
    record.acceptedBy.join(' '),
    record.acceptedEvidence,
    row.digest,
  ]
}
