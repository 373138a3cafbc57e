/**
 * Turns a request that was found into evidence: a witness that a reader can try, who it is, what he
 * can do, by which statement, at which risk.
 *
 * @module
 */

import { belongs, literal, type Membership, spend, wildcard } from '#algebra'
import type { NonEmpty, What } from '#model'
import { CAPABILITIES, capabilityOf, knownActions, spelledAction } from './actions.ts'
import { type Box, type Effort, valuesOf } from './box.ts'
import type { Statement } from './document.ts'
import { createDoor } from './doors.ts'
import { claimOf, providerNamed, sharedIssuer } from './issuers.ts'
import { rowOf } from './keys.ts'
import type { Mentions } from './mentions.ts'
import { meaningOf } from './operators.ts'
import type { PolicyQuestion } from './question.ts'
import type { Scene } from './scene.ts'
import type { SceneGroup } from './scenes.ts'
import { type Found, findRequest, type GroupFinding, type Inquiry } from './search.ts'
import { mayAdmit } from './statements.ts'
import type { PolicyExposure, RequestPrincipal, Risk, WitnessRequest } from './verdict.ts'

export function exposureOf(
  finding: GroupFinding,
  witness: WitnessRequest,
  group: SceneGroup,
  inquiry: Inquiry,
  question: PolicyQuestion,
): PolicyExposure {
  const { scene } = finding.box
  return {
    who: scene.who,
    via: group.via,
    network: question.privateNetwork ? 'private' : finding.network,
    what: capabilitiesOf(finding, inquiry),
    whom: describe(scene),
    witness,
    admittedBy: finding.admittedBy.map(({ document, statement: { pointer, sid } }) => ({
      document,
      pointer,
      sid,
    })),
    risks: risksOf(finding, group, question),
  }
}

/** The request that a box carries, with every key that some policy asks about. */
export function witnessOf(box: Box, mentions: Mentions, effort: Effort): WitnessRequest {
  const context: Record<string, readonly string[]> = {}
  for (const key of mentions.values.keys()) {
    const values = valuesOf(box, key, effort)
    if (values) context[mentions.spelling.get(key) ?? key] = values
  }
  return {
    principal: principalOf(box, effort),
    action: spelledAction(box.action.word),
    resource: box.resource.word,
    context,
  }
}

function principalOf(box: Box, effort: Effort): RequestPrincipal {
  const { caller, account } = box.scene
  switch (caller.type) {
    case 'anonymous':
      return { type: 'anonymous' }
    case 'service':
      return { type: 'service', service: caller.service ?? serviceIn(box, effort) }
    case 'federated':
      return { type: 'federated', provider: caller.provider }
    case 'canonical-user':
      return { type: 'canonical-user', id: caller.id }
    default: {
      const [arn = ''] = valuesOf(box, 'aws:principalarn', effort) ?? []
      return { type: 'aws', account, arn }
    }
  }
}

function serviceIn(box: Box, effort: Effort): string {
  return valuesOf(box, 'aws:principalservicename', effort)?.[0] ?? 'service.amazonaws.com'
}

/** All that the caller can do: by the action of the witness first, then by others. */
function capabilitiesOf({ box }: Found, inquiry: Inquiry): NonEmpty<What> {
  const own = capabilityOf(box.action.word)
  const search = { ...inquiry, effort: inquiry.evidence }
  const granted = Map.groupBy(grantedActions(box.scene, inquiry), capabilityOf)
  const others = CAPABILITIES.filter((capability) => {
    const actions = granted.get(capability)
    if (capability === own || !actions) return false
    const within = { globs: actions.map(literal), inside: true }
    return inquiry.doors.some((door) => {
      if (!door.admits(box.scene.caller)) return false
      const reach = { ...door.reach, familiar: [], actions: [within, ...door.reach.actions] }
      const scene = { ...box.scene, stage: { ...box.scene.stage, settled: door.settled } }
      return findRequest(scene, createDoor({ ...door, reach }), search, 'strict') !== undefined
    })
  })
  return [own, ...others]
}

/** Actions, by name, that some statement allows to the caller if all else is right. */
function grantedActions(scene: Scene, { layers, evidence }: Inquiry): ReadonlySet<string> {
  const actions = new Set<string>()
  if (!spend(evidence.budget, 5 * (layers.granting[0]?.length ?? 0))) return actions
  const wildcards: Membership[] = []
  for (const { statement } of layers.granting[0]?.filter((item) => mayAdmit(scene, item)) ?? []) {
    const { values, negated } = statement.actions
    const lower = values.map((value) => value.toLowerCase())
    if (negated) wildcards.push({ globs: lower.map(wildcard), inside: false })
    for (const value of negated ? [] : lower) {
      if (/[*?]/.test(value)) wildcards.push({ globs: [wildcard(value)], inside: true })
      else actions.add(value)
    }
  }
  if (wildcards.length > 0) {
    for (const action of knownActions()) {
      if (wildcards.some((term) => belongs(term, action))) actions.add(action)
    }
  }
  return actions
}

function describe({ caller, account, organisation, who, stage: { mentions } }: Scene): string {
  const isNamed = organisation !== undefined && mentions.organisations.has(organisation)
  const member = isNamed ? `${account} of ${organisation}` : account
  switch (caller.type) {
    case 'anonymous':
      return 'anyone, without signing in'
    case 'service': {
      const service = caller.service ?? 'a service of AWS'
      return who === 'stranger'
        ? `${service} acting for account ${member}`
        : `${service} acting for any customer of AWS`
    }
    case 'federated': {
      const host = providerNamed(caller.provider)?.host ?? caller.provider
      const issuer = sharedIssuer(host)?.label ?? caller.provider
      return who === 'stranger' ? `some users of ${issuer}` : `any user of ${issuer}`
    }
    case 'canonical-user':
      return `the S3 canonical user ${caller.id}`
    default:
      if (who === 'organisation') return `any account of the organisation ${organisation}`
      if (who !== 'stranger') return 'any customer of AWS'
      return mentions.accounts.has(account) ? `account ${member}` : `any account of ${organisation}`
  }
}

function risksOf(
  { box, admittedBy }: GroupFinding,
  group: SceneGroup,
  { kind }: PolicyQuestion,
): readonly Risk[] {
  const { caller, who } = box.scene
  const statements = admittedBy.map(({ statement }) => statement)
  const risks = new Set<Risk>()
  if (group.risk) risks.add(group.risk)
  if (statements.some(asksOfUnknownKeys)) risks.add('assumed-free')
  const ofRepositories = caller.type === 'federated' && sharedIssuer(caller.host)?.ofRepositories
  if (ofRepositories && statements.some(leavesSubjectOpen)) risks.add('any-repo-any-branch')
  const isRole = caller.type !== 'federated' && who === 'stranger' && kind === 'trust'
  if (isRole && !statements.some(asksForExternalId)) {
    risks.add('no-external-id')
  }
  return [...risks]
}

/** An id that may be left out, or may be any, is none. */
function asksForExternalId({ conditions }: Statement): boolean {
  return conditions.some(
    ({ key, ifExists, operator, values }) =>
      key === 'sts:externalid' &&
      !ifExists &&
      !meaningOf(operator).negated &&
      values.every((value) => !/^[*]*$/.test(value)),
  )
}

function asksOfUnknownKeys({ conditions }: Statement): boolean {
  return conditions.some(({ key }) => !rowOf(key) && !claimOf(key))
}

function leavesSubjectOpen({ conditions }: Statement): boolean {
  const subjects = conditions.filter(({ key }) => claimOf(key)?.claim === 'sub')
  return subjects.every(({ values }) => values.some((value) => value.includes('*')))
}

/** What of the statements deserves a note, whether or not they let anybody in. */
export function notesOn(statements: readonly Statement[]): readonly Risk[] {
  const risks = new Set<Risk>()
  for (const { principals } of statements) {
    for (const name of principals?.aws ?? []) {
      if (/^(AIDA|AROA|AGPA|ANPA)[A-Z0-9]+$/.test(name)) risks.add('dangling-principal')
      if (name.includes('iam::cloudfront:user/')) risks.add('origin-access-identity')
    }
  }
  return [...risks]
}
