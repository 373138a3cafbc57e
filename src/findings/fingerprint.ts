/**
 * What makes evidence the same evidence: the facts that an answer rests on, not the words, the
 * order or the moment. An acceptance holds for as long as this stays.
 *
 * @module
 */

import { createHash } from 'node:crypto'
import type { Exposure, Finding } from '#model'

/** Differ between two reads of the same configuration: when it was read or used, and examples. */
const VOLATILE = new Set([
  'asOf',
  'context',
  'fix',
  'lastUsed',
  'lastUsedAt',
  'pointer',
  'takenAt',
  'witness',
  'wouldStop',
])

/** An age or a delay grows every night without anything having changed. */
const AGE = /\b\d+(?:\.\d+)?(?= (?:second|minute|hour|day|week|month|year)s?\b)/g

const LENGTH = 24

/** 96 bits in hexadecimal. The order of lists counts for nothing: clouds do not keep it. */
export function fingerprintOf({ evidence }: Pick<Finding, 'evidence'>): string {
  const parts = evidence.map(({ statement, value, exposures = [] }) =>
    canonical([statement.replace(AGE, '#'), value, exposures.map(essence)]),
  )
  return createHash('sha256').update(parts.sort().join('\n')).digest('hex').slice(0, LENGTH)
}

function essence({ who, principal, via, network, what, admittedBy, risks }: Exposure) {
  return { who, principal, via, network, what, document: admittedBy.document, risks }
}

/** JSON with sorted keys and sorted lists, without what is volatile. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value)
    .filter(([key, part]) => !VOLATILE.has(key) && part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`
}
