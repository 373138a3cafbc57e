/**
 * The policies that have a say about one resource, made ready once for all scenes: those that must
 * each allow a request, and those that can only deny it.
 *
 * @module
 */

import type { Layer } from './concrete.ts'
import { type PolicyDocument, readPolicy } from './document.ts'
import { type Mentions, mentionsOf } from './mentions.ts'
import { type PreparedStatement, prepare } from './statements.ts'

export interface NamedDocument {
  readonly name: string
  /** JSON text, or what such a text was parsed to. */
  readonly document: unknown
  readonly role: 'grants' | 'denies'
  /** Documents of one layer grant for one another; without it, the document is a layer of its own. */
  readonly layer?: string
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

/** A document that was read. */
export type ReadDocument = Omit<NamedDocument, 'document'> & { readonly document: PolicyDocument }

/** Reads all documents; a malformed one is named with its cause. */
export function readDocuments(
  documents: readonly NamedDocument[],
): readonly ReadDocument[] | { readonly cause: string } {
  const read: ReadDocument[] = []
  for (const named of documents) {
    const reading = readPolicy(named.document)
    if (reading.outcome === 'malformed') return { cause: `${named.name}: ${reading.cause}` }
    read.push({ ...named, document: reading.document })
  }
  return read
}

export function readLayers(documents: readonly NamedDocument[]): Layers | { cause: string } {
  const read = readDocuments(documents)
  return 'cause' in read ? read : layersOf(read)
}

export function layersOf(documents: readonly ReadDocument[]): Layers {
  const granting = new Map<string, PreparedStatement[]>()
  const denying: PreparedStatement[] = []
  const concrete: Layer[] = []
  const doubts: string[] = []
  for (const { name, document, role, layer = name, seenFrom } of documents) {
    const prepared = prepare(document, name, seenFrom)
    denying.push(...prepared.filter(({ statement }) => statement.effect === 'Deny'))
    if (role === 'grants') {
      const allows = prepared.filter(({ statement }) => statement.effect === 'Allow')
      granting.set(layer, [...(granting.get(layer) ?? []), ...allows])
    }
    concrete.push({ role, layer, document, ...(seenFrom && { seenFrom }) })
    for (const { statement } of prepared) {
      for (const doubt of statement.doubts) doubts.push(`${name} ${statement.pointer}: ${doubt}`)
    }
  }
  const mentions = mentionsOf(concrete.map(({ document }) => document))
  return { granting: [...granting.values()], denying, concrete, mentions, doubts }
}
