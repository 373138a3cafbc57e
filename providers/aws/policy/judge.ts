/**
 * Judges a resource policy: is there a request, from a principal outside the trust zone, that every
 * layer allows? The answer is such a request, or a proof that there is none, or undecided and why.
 *
 * @module
 */

import { createBudget } from '#algebra'
import type { Effort } from './box.ts'
import { isAllowed } from './concrete.ts'
import { doorsOf, partitionOf } from './doors.ts'
import { exposureOf, notesOn, witnessOf } from './evidence.ts'
import { type Layers, type NamedDocument, readLayers } from './layers.ts'
import type { PolicyQuestion } from './question.ts'
import { type Caller, isAccountPrincipal, type Stage } from './scene.ts'
import {
  namelessParty,
  type Party,
  type Rank,
  type SceneGroup,
  sceneGroups,
  tooManyParties,
} from './scenes.ts'
import { type Found, type Inquiry, searchGroup } from './search.ts'
import type { Answer, Doubt, PolicyExposure, PolicyVerdict } from './verdict.ts'

/** About thirty milliseconds on one core. */
const USUAL_STEPS = 700_000

/** Beyond it, an exposure names what its witness does, and not what else the caller can do. */
const EVIDENCE_STEPS = 200_000

/**
 * Judge one policy document, given as JSON text or as its parsed value.
 *
 * Never throws on account of the document: what cannot be read or decided is `undecided`, with the
 * cause. `null` or `undefined` means that there is no policy, and then nobody is let in by it.
 */
export function judgePolicy(source: unknown, question: PolicyQuestion): PolicyVerdict {
  if (source === null || source === undefined) {
    return { answer: 'not-public', exposures: [], doubts: [], risks: [], examined: 0 }
  }
  const layers = readLayers(documentsOf(source, question))
  if ('cause' in layers) {
    const doubts: Doubt[] = [{ kind: 'malformed', cause: layers.cause }]
    return { answer: 'undecided', exposures: [], doubts, risks: [], examined: 0 }
  }
  return examine(layers, question)
}

function documentsOf(source: unknown, question: PolicyQuestion): NamedDocument[] {
  const { accessPoint, guardrails = [], resource: bucket = '' } = question
  const documents: NamedDocument[] = [{ name: 'policy', document: source, role: 'grants' }]
  if (accessPoint) {
    const seenFrom = { accessPoint: accessPoint.arn, bucket }
    const { document } = accessPoint
    documents.push({ name: 'access point policy', document, role: 'grants', seenFrom })
  }
  for (const { name, document } of guardrails) documents.push({ name, document, role: 'denies' })
  return documents
}

function examine(layers: Layers, question: PolicyQuestion): PolicyVerdict {
  const effort: Effort = { budget: createBudget(question.steps ?? USUAL_STEPS), gaveUp: false }
  const statements = layers.concrete.flatMap(({ document }) => document.statements)
  const nobody = namelessParty(question, layers.mentions)
  let refused: string | undefined
  const inquiry: Inquiry = {
    layers,
    doors: doorsOf(question),
    effort,
    evidence: { budget: createBudget(EVIDENCE_STEPS), gaveUp: false },
    confirm: (box) => {
      effort.budget.left -= statements.length
      const witness = witnessOf(box, layers.mentions, effort)
      if (effort.budget.left < 0) return undefined
      const confirmed = isAllowed(layers.concrete, witness)
      if (!confirmed) refused ??= `the second evaluator refuses ${JSON.stringify(witness)}`
      return confirmed ? witness : undefined
    },
    isForAll: (found) => isForAll(found, layers, nobody),
  }

  const stage = stageOf(question, layers)
  const exposures: PolicyExposure[] = []
  const open = new Set<Rank>()
  const confused = new Set<string | undefined>()
  let gaveUp = false
  let examined = 0
  for (const whole of sceneGroups(question, stage)) {
    // Once everybody is let in, only strangers that the policy names are still of interest.
    const isOpen = exposures.some(isPublic)
    if (isOpen && !(whole.rank === 'cross-account' && whole.via === 'direct')) continue
    // Nor is whom else a deputy obeys, once he obeys everybody.
    const group = confused.size > 0 ? withoutDeputies(whole, confused) : whole
    const search = searchGroup(group, inquiry, 'strict')
    examined += search.examined
    for (const finding of search.found) {
      const { witness } = finding
      if (!witness || (whole.rank === 'cross-account' && isForAll(finding, layers, nobody)))
        continue
      exposures.push(exposureOf(finding, witness, group, inquiry, question))
      if (group.risk === 'confused-deputy') confused.add(deputyOf(finding.box.scene.caller))
    }
    if (search.found.some(({ network }) => network === 'internet')) continue
    const lenient =
      search.gaveUp || !isDoubtful(layers) ? undefined : searchGroup(group, inquiry, 'lenient')
    if (search.gaveUp || lenient?.gaveUp || (lenient && lenient.found.length > 0)) {
      open.add(group.rank)
    }
    gaveUp ||= search.gaveUp || lenient?.gaveUp === true
  }

  const known = answerOf(exposures)
  const worse =
    question.privateNetwork !== true &&
    known !== 'public' &&
    (open.has('public') ||
      refused !== undefined ||
      tooManyParties(question, layers.mentions) ||
      (known === 'not-public' && open.has('cross-account')))
  return {
    answer: worse ? 'undecided' : known,
    exposures,
    doubts: worse ? doubtsOf(question, layers, gaveUp, refused) : [],
    risks: notesOn(statements),
    examined,
  }
}

function stageOf({ owner, now, accessPoint, resource }: PolicyQuestion, layers: Layers): Stage {
  return {
    partition: partitionOf(resource),
    ownerAccount: owner.account,
    ownerOrganisation: owner.organisation,
    now,
    mentions: layers.mentions,
    settled: new Map(),
    accessPoint: accessPoint && { arn: accessPoint.arn, network: accessPoint.networkOrigin },
  }
}

/** Whether the statements that let a named stranger in let one without a name do the same. */
function isForAll({ box, witness, admittedBy }: Found, layers: Layers, nobody: Party): boolean {
  const { account, organisation, caller } = box.scene
  if (!witness || !isAccountPrincipal(caller)) return false
  let text = JSON.stringify(witness).replaceAll(account, nobody.account)
  if (organisation && nobody.organisation) text = text.replaceAll(organisation, nobody.organisation)
  const admitting = new Set(admittedBy.map(({ statement }) => statement))
  const same = layers.concrete.map(({ document, ...layer }) => {
    const statements = document.statements.filter(
      (statement) => statement.effect === 'Deny' || admitting.has(statement),
    )
    return { ...layer, document: { ...document, statements } }
  })
  return isAllowed(same, JSON.parse(text))
}

function withoutDeputies(group: SceneGroup, deputies: ReadonlySet<string | undefined>): SceneGroup {
  return {
    ...group,
    *scenes() {
      for (const scene of group.scenes()) if (!deputies.has(deputyOf(scene.caller))) yield scene
    },
  }
}

/** The service that acts, by name; none for callers that are no service. */
function deputyOf(caller: Caller): string | undefined {
  return caller.type === 'service' && !caller.takesOverBucket
    ? (caller.service ?? 'any service')
    : undefined
}

/** Whether a strict and a lenient reading of the policies can differ. */
function isDoubtful({ mentions, doubts }: Layers): boolean {
  return mentions.variables.size > 0 || doubts.length > 0
}

function answerOf(exposures: readonly PolicyExposure[]): Answer {
  if (exposures.some(isPublic)) return 'public'
  return exposures.some(({ who }) => who === 'stranger') ? 'cross-account' : 'not-public'
}

/** A deputy that the policy names acts for strangers, but AWS does not call that public. */
function isPublic({ who, network, risks }: PolicyExposure): boolean {
  return (
    (who === 'anyone' || who === 'any-customer') &&
    network === 'internet' &&
    !risks.includes('confused-deputy') &&
    !risks.includes('bucket-name-reuse')
  )
}

function doubtsOf(
  question: PolicyQuestion,
  layers: Layers,
  gaveUp: boolean,
  refused: string | undefined,
): Doubt[] {
  const doubts: Doubt[] = layers.doubts.map((cause) => ({ kind: 'not-understood', cause }))
  if (refused !== undefined) doubts.push({ kind: 'defect', cause: refused })
  if (gaveUp) doubts.push({ kind: 'budget', cause: 'too complex to decide within the budget' })
  if (tooManyParties(question, layers.mentions)) {
    doubts.push({ kind: 'budget', cause: 'too many patterns of accounts to tell strangers apart' })
  }
  if (doubts.length === 0) {
    doubts.push({ kind: 'not-understood', cause: 'a policy variable can be resolved either way' })
  }
  return doubts
}
