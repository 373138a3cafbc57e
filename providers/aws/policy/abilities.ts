/**
 * The other side of the language: what one principal may do, by the policies attached to it. Yes
 * needs a request that is allowed whatever the circumstances; no, a proof that there is none; what
 * hangs on something unknown about the principal or the resource is unknown, with the keys on which
 * it hangs.
 *
 * @module
 */

import { createBudget, wildcard } from '#algebra'
import { isAllowed } from './concrete.ts'
import type { PolicyDocument, Statement } from './document.ts'
import { createDoor, type Door, partitionOf } from './doors.ts'
import { witnessOf } from './evidence.ts'
import { type KeyOrigin, rowOf } from './keys.ts'
import { type Layers, layersOf, type NamedDocument, readDocuments } from './layers.ts'
import type { Caller, Path, Scene, Stage } from './scene.ts'
import { NOTHING_BOUND } from './scenes.ts'
import { type Found, type Inquiry, searchGroup } from './search.ts'
import type { Reading } from './statements.ts'
import type { Admission, WitnessRequest } from './verdict.ts'

export interface Actor {
  /** Of a user, a role or an account's root. */
  readonly arn: string
  readonly organisation?: string | undefined
  readonly now: Date
  /** Values of condition keys that are known of it, such as its tags; `null` for keys it lacks. */
  readonly known?: Readonly<Record<string, readonly string[] | null>>
}

export interface IdentityPolicies {
  /** Inline and managed, its own and its groups': one that allows is enough. */
  readonly attached: readonly IdentityDocument[]
  /** The permissions boundary, which must allow as well. */
  readonly boundary?: IdentityDocument | undefined
  /** Service control policies: of each level, from the root down, one must allow. */
  readonly guardrails?: readonly (readonly IdentityDocument[])[]
}

export interface IdentityDocument {
  readonly name: string
  /** JSON text, or what such a text was parsed to. */
  readonly document: unknown
}

export type Ability =
  | {
      readonly answer: 'yes'
      readonly witness: WitnessRequest
      readonly admittedBy: readonly Admission[]
    }
  | { readonly answer: 'no' }
  | {
      readonly answer: 'unknown'
      /** Condition keys, in lower case, whose values decide; with the right ones it is a yes. */
      readonly hangsOn: readonly string[]
      /** What could not be understood or was too much to decide; where it is empty, `hangsOn` is all. */
      readonly doubts: readonly string[]
    }

export interface Abilities {
  /**
   * Whether the actor may do `action` to `resource`: an exact ARN, or a pattern with `*` and `?`
   * for "some resource like this".
   */
  can(action: string, resource: string): Ability
}

/** Enough for a few thousand statements; past it, the answer is unknown. */
const STEPS = 400_000

/** Read an actor's policies once, and ask many questions of them. */
export function abilitiesOf(actor: Actor, policies: IdentityPolicies): Abilities {
  const read = readDocuments(documentsOf(policies))
  if ('cause' in read) {
    return { can: () => ({ answer: 'unknown', hangsOn: [], doubts: [read.cause] }) }
  }
  if (policies.attached.length === 0) return { can: () => ({ answer: 'no' }) }
  const isOpen = (key: string) => dependsOnCircumstances(actor, key)
  const possible = layersOf(read)
  const certain = layersOf(
    read.map((named) => ({ ...named, document: withoutOpen(named.document, isOpen) })),
  )

  return {
    can(action, resource) {
      const door = doorTo(actor, action, resource)
      const yes = search(actor, certain, door, 'strict')
      if (yes.found?.witness) {
        const { witness, admittedBy } = yes.found
        return { answer: 'yes', witness, admittedBy: admittedBy.map(admissionOf) }
      }
      const maybe = search(actor, possible, door, 'lenient')
      if (!maybe.found && !maybe.gaveUp) return { answer: 'no' }
      const gaveUp = maybe.gaveUp || yes.gaveUp
      return {
        answer: 'unknown',
        hangsOn: [...possible.mentions.values.keys()].filter(isOpen),
        doubts: [
          ...possible.doubts,
          ...(gaveUp ? ['too complex to decide within the budget'] : []),
        ],
      }
    },
  }
}

function documentsOf({ attached, boundary, guardrails = [] }: IdentityPolicies): NamedDocument[] {
  const layers = [
    { layer: 'identity', documents: attached },
    ...(boundary ? [{ layer: 'boundary', documents: [boundary] }] : []),
    ...guardrails.map((documents, level) => ({ layer: `guardrail ${level}`, documents })),
  ]
  return layers.flatMap(({ layer, documents }) =>
    documents.map(({ name, document }) => ({ name, document, layer, role: 'grants' as const })),
  )
}

/** Origins whose values the actor brings about as he likes. */
const OWN_CHOICE: ReadonlySet<KeyOrigin> = new Set<KeyOrigin>([
  'chosen',
  'called-via',
  'via-service',
  'is-via-service',
  'is-encrypted',
])

/** Origins that are settled by who the actor is, and by the time. */
const SETTLED: ReadonlySet<KeyOrigin> = new Set<KeyOrigin>([
  'account',
  'principal-arn',
  'organisation',
  'user-name',
  'principal-type',
  'is-service',
  'service-name',
  'service-names',
  'source-arn',
  'source-account',
  'source-organisation',
  'source-organisation-paths',
  'now',
  'now-in-seconds',
])

/** Whether a key's value is neither known of the actor nor in his hand. */
function dependsOnCircumstances({ known = {} }: Actor, key: string): boolean {
  if (Object.keys(known).some((name) => name.toLowerCase() === key)) return false
  const row = rowOf(key)
  if (row) return !OWN_CHOICE.has(row.origin) && !SETTLED.has(row.origin)
  return key.includes('resourcetag/') || key === 'iam:permissionsboundary'
}

/**
 * The part of a document that holds whatever the open keys are: an Allow that asks about one is
 * left out, a Deny is taken to apply.
 */
function withoutOpen(
  { version, statements }: PolicyDocument,
  isOpen: (key: string) => boolean,
): PolicyDocument {
  const asks = ({ conditions }: Statement) => conditions.some(({ key }) => isOpen(key))
  const kept = statements.flatMap((statement) => {
    if (!asks(statement)) return [statement]
    if (statement.effect === 'Allow') return []
    return [{ ...statement, conditions: statement.conditions.filter(({ key }) => !isOpen(key)) }]
  })
  return { version, statements: kept }
}

function doorTo(actor: Actor, action: string, resource: string): Door {
  return createDoor({
    reach: {
      actions: [{ globs: [wildcard(action.toLowerCase())], inside: true }],
      resources: [{ globs: [wildcard(resource)], inside: true }],
      familiar: [],
    },
    admits: () => true,
    settled: settledFor(actor),
  })
}

function search(
  actor: Actor,
  layers: Layers,
  door: Door,
  reading: Reading,
): { readonly found: Found | undefined; readonly gaveUp: boolean } {
  const effort = { budget: createBudget(STEPS), gaveUp: false }
  const inquiry: Inquiry = {
    layers,
    doors: [door],
    effort,
    evidence: effort,
    confirm(box) {
      const { principal, ...rest } = witnessOf(box, layers.mentions, effort)
      // Where no statement asks who it is, the search leaves the name open.
      const named = principal.type === 'aws' ? { ...principal, arn: actor.arn } : principal
      const witness: WitnessRequest = { ...rest, principal: named }
      return isAllowed(layers.concrete, witness) ? witness : undefined
    },
    isForAll: () => false,
  }
  const scenes = () => scenesOf(actor, layers)
  const group = { rank: 'contained', via: 'direct', risk: undefined, each: false, scenes } as const
  const { found, gaveUp } = searchGroup(group, inquiry, reading)
  return { found: found[0], gaveUp }
}

/** What is known of the actor, by the names of condition keys in lower case. */
function settledFor({ arn, known = {} }: Actor): ReadonlyMap<string, readonly string[] | null> {
  const settled = new Map<string, readonly string[] | null>([['aws:principalarn', [arn]]])
  for (const [key, values] of Object.entries(known)) settled.set(key.toLowerCase(), values)
  return settled
}

const PATHS: readonly Path[] = ['internet', 'any-endpoint', 'forwarded']

function scenesOf(actor: Actor, { mentions }: Layers): Scene[] {
  const { arn, organisation, now } = actor
  const account = arn.split(':')[4] ?? ''
  const stage: Stage = {
    partition: partitionOf(arn),
    ownerAccount: account,
    ownerOrganisation: organisation,
    now,
    mentions,
    settled: settledFor(actor),
    accessPoint: undefined,
  }
  const caller: Caller = { type: typeOf(arn) }
  return PATHS.map((path) => ({
    who: 'organisation',
    caller,
    account,
    organisation,
    path,
    bound: NOTHING_BOUND,
    stage,
  }))
}

function typeOf(arn: string): 'root' | 'user' | 'role' {
  if (arn.endsWith(':root')) return 'root'
  return arn.includes(':user/') ? 'user' : 'role'
}

function admissionOf({
  document,
  statement: { pointer, sid },
}: Found['admittedBy'][number]): Admission {
  return { document, pointer, sid }
}
