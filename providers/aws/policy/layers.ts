/**
 * The policies that have a say about one resource, made ready once for all scenes: those that must
 * each allow a request, and those that can only deny it.
 *
 * @module
 */

import type { Layer } from './concrete.ts'
import { readPolicy } from './document.ts'
import { type Mentions, mentionsOf } from './mentions.ts'
import { type PreparedStatement, prepare } from './statements.ts'

export interface NamedDocument {
  readonly name: string
  readonly document: unknown
  readonly role: 'grants' | 'denies'
  /** Set for the policy of an access point, which speaks of the bucket's objects in its own ARNs. */
  readonly seenFrom?: Layer['seenFrom']
}

export interface Layers {
  /** Each list must allow, and nothing in any list may deny. */
  readonly granting: readonly (readonly PreparedStatement[])[]
  readonly denying: readonly PreparedStatement[]
  /** The same policies for the evaluator that checks what was found. */
  readonly concrete: readonly Layer[]
  readonly mentions: Mentions
  /** What could not be interpreted, by document and statement. */
  readonly doubts: readonly string[]
}

/** Reads all documents; a malformed one is named with its cause. */
export function readLayers(documents: readonly NamedDocument[]): Layers | { cause: string } {
  const granting: PreparedStatement[][] = []
  const denying: PreparedStatement[] = []
  const concrete: Layer[] = []
  const doubts: string[] = []
  for (const { name, document: source, role, seenFrom } of documents) {
    const reading = readPolicy(source)
    if (reading.outcome === 'malformed') return { cause: `${name}: ${reading.cause}` }
    const prepared = prepare(reading.document, name, seenFrom)
    denying.push(...prepared.filter(({ statement }) => statement.effect === 'Deny'))
    if (role === 'grants') {
      granting.push(prepared.filter(({ statement }) => statement.effect === 'Allow'))
    }
    concrete.push({ role, document: reading.document, ...(seenFrom && { seenFrom }) })
    for (const { statement } of prepared) {
      for (const doubt of statement.doubts) doubts.push(`${name} ${statement.pointer}: ${doubt}`)
    }
  }
  const mentions = mentionsOf(concrete.map(({ document }) => document))
  return { granting, denying, concrete, mentions, doubts }
}
