/**
 * Whether a resource that a scan does not speak of is gone. It is when its list was read to the
 * end and all that the list holds was spoken of; otherwise nobody knows.
 *
 * @module
 */

import type { Coverage, Finding } from '#model'
import { digestOf } from './packing.ts'

export interface Place {
  readonly kind: string
  readonly region: string | null
  /** Digest of the resource's id. */
  readonly resource: string
}

/** For one account: tells of a place whether what was there is gone. */
export function createPresence(
  coverage: readonly Coverage[],
  findings: readonly Finding[],
): (place: Place) => boolean {
  const lists = Map.groupBy(coverage, ({ kind }) => kind)
  const spokenOf = Map.groupBy(findings, ({ resource }) => resource.kind)
  const digests = new Map<string, ReadonlySet<string>>()

  /** Worked out when something is missing; most nights nothing is. */
  function digestsOf(kind: string): ReadonlySet<string> {
    const known = digests.get(kind)
    if (known) return known
    const ids = new Set(spokenOf.get(kind)?.map(({ resource }) => resource.id))
    const made = new Set(Array.from(ids, digestOf))
    digests.set(kind, made)
    return made
  }

  const readInFull = new Map<string, boolean>()

  function isReadInFull(kind: string, region: string | null): boolean {
    const all = lists.get(kind) ?? []
    const own = all.filter((list) => list.region === region)
    // What lives in a region may be listed once for the whole account.
    const listing = own.length > 0 ? own : all.filter((list) => list.region === null)
    if (listing.length === 0 || !listing.every(({ complete }) => complete)) return false

    const isWhole = listing.some((list) => list.region === null)
    const held = listing.reduce((sum, { resources }) => sum + resources, 0)
    const spoken = (spokenOf.get(kind) ?? []).filter((one) => isWhole || one.region === region)
    // A kind that was only read for another's sake has resources that no finding speaks of.
    return new Set(spoken.map(({ resource }) => resource.id)).size >= held
  }

  return ({ kind, region, resource }) => {
    if (digestsOf(kind).has(resource)) return false
    const key = `${kind} ${region ?? ''}`
    const known = readInFull.get(key) ?? isReadInFull(kind, region)
    readInFull.set(key, known)
    return known
  }
}
