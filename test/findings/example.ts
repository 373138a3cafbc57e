/** Findings and scans small enough to be written into a test. @module */

import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Coverage, Evidence, Finding, Gap, Status } from '#model'
import { findingId } from '../../src/engine/findingId.ts'
import type { AccountPart, Match, Store } from '../../src/findings/index.ts'

export const CHECK = 'storage/no-anonymous-access'
export const KIND = 'aws:s3:bucket'
export const ACCOUNT = '111122223333'

export const DENIED: Gap = {
  call: 's3:GetBucketPolicy',
  reason: 'denied',
  permission: 's3:GetBucketPolicy',
  detail: 'AccessDenied',
}

export function idOf(bucket: string, check = CHECK): string {
  return findingId(check, KIND, `arn:aws:s3:::${bucket}`)
}

export function finding(bucket: string, status: Status, more: Partial<Finding> = {}): Finding {
  const check = more.check ?? CHECK
  const evidence: Evidence[] =
    status === 'unknown'
      ? []
      : [{ statement: `The policy of ${bucket}.`, value: status, from: ['s3:GetBucketPolicy'] }]
  return {
    id: idOf(bucket, check),
    check,
    status,
    severity: 'critical',
    provider: 'aws',
    account: ACCOUNT,
    region: 'eu-west-1',
    resource: { kind: KIND, id: `arn:aws:s3:::${bucket}`, name: bucket },
    title: 'Object stores admit nobody unknown',
    evidence,
    gaps: status === 'unknown' ? [DENIED] : [],
    remedy: 'Remove the statement.',
    controls: {},
    covers: [],
    ...more,
  }
}

export function evidenceOf(value: unknown): Evidence[] {
  return [{ statement: 'The policy admits anyone.', value, from: ['s3:GetBucketPolicy'] }]
}

/** The account's list of buckets, read to its end unless told otherwise. */
export function listed(resources: number, more: Partial<Coverage> = {}): Coverage {
  return {
    provider: 'aws',
    account: ACCOUNT,
    region: null,
    kind: KIND,
    complete: true,
    notEnabled: false,
    resources,
    gaps: [],
    ...more,
  }
}

export interface Night {
  readonly findings: readonly Finding[]
  readonly coverage?: readonly Coverage[]
  readonly account?: string
  readonly exceptions?: (finding: Finding) => readonly Match[]
}

export const dayOf = (night: number) => new Date(Date.UTC(2026, 10, night, 3)).toISOString()

export function partOf({ findings, coverage, account = ACCOUNT }: Night, at: string): AccountPart {
  const resources = new Set(findings.map(({ resource }) => resource.id))
  return {
    provider: 'aws',
    account,
    takenAt: at,
    findings,
    coverage: coverage ?? [listed(resources.size)],
  }
}

/** One whole scan; the standing of each of its findings. */
export function scanInto(store: Store, number: number, night: Night) {
  const at = dayOf(number)
  const recording = store.record({
    startedAt: at,
    tool: 'ajar 0.1.0',
    checks: [CHECK],
    exceptionsFor: night.exceptions ?? (() => []),
  })
  const lives = recording.take(partOf(night, at))
  const gone = recording.gone()
  recording.finish(at, {})
  return { lives, gone }
}

export function standings(store: Store): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Array.from(store.living(), ({ finding: stored, life }) => [
      stored?.resource.name ?? 'nameless',
      life.standing,
    ]),
  )
}

export function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), 'ajar-findings-'))
}
