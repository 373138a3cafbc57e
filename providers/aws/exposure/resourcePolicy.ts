/**
 * Who gets in by a resource policy: the verdict of the policy engine in the words of the views,
 * sorted by question.
 *
 * @module
 */

import {
  type CallId,
  type Exposure,
  type Fact,
  flatMap,
  type Gap,
  known,
  type TrustZone,
  type Unknown,
  unknown,
  type World,
} from '#model'
import type { Admissions, Route } from '#views'
import { organizationOf, resourceControlPoliciesOf } from '../organizations/membership.ts'
import {
  type AccessPoint,
  type Admission,
  judgePolicy,
  type PolicyQuestion,
  type PolicyVerdict,
  type ResourceKind,
  type PolicyExposure as Ruled,
} from '../policy/index.ts'

export interface GuardedByPolicy {
  readonly kind: ResourceKind
  /** In a sentence: `bucket policy`. */
  readonly document: string
  /** Undefined for any resource of the kind and the account. */
  readonly arn: string | undefined
  readonly account: string
  /** The call that read the document, to be named where the document cannot be decided. */
  readonly call: CallId
  /** Layers that would have stopped what is found, had they been on. */
  readonly wouldStop?: readonly string[]
  readonly canonicalUser?: string | null
  readonly functionUrl?: PolicyQuestion['functionUrl']
  readonly privateNetwork?: boolean
  /** What stands above the policy and can only deny. */
  readonly guardrails?: PolicyQuestion['guardrails']
  /** Ask for those who come by it; what is found and mended is then in its policy. */
  readonly accessPoint?: AccessPoint & { readonly document: string }
}

/** The document is as it was stored, null when there is none. */
export function admissionsByPolicy(
  policy: Fact<string | null>,
  guarded: GuardedByPolicy,
  world: World,
): Admissions {
  const eachSort = (sort: keyof Admissions): Fact<readonly Exposure[]> =>
    flatMap(policy, (document) => {
      if (document === null) return known([])
      return findings(document, guarded, world)[sort]
    })
  return {
    public: eachSort('public'),
    strangers: eachSort('strangers'),
    deputies: eachSort('deputies'),
  }
}

/** Nobody gets in, whatever could not be read. */
export const ADMITS_NOBODY: Admissions = {
  public: known([]),
  strangers: known([]),
  deputies: known([]),
}

const ORGANIZATION_ID = /\bo-[a-z0-9]{10,32}\b/g

/**
 * Where the owner's organisation could not be read, one that the document names may be his own:
 * what is found although it were is certain, what is found only if it is not stays open.
 */
function findings(document: string, guarded: GuardedByPolicy, world: World): Admissions {
  const { zone } = world
  const organization = organizationOf(guarded.account, world)
  if (organization.state === 'known') {
    return judged(document, guarded, zone, organization.value ?? undefined, world.asOf)
  }
  const foreign = judged(document, guarded, zone, undefined, world.asOf)
  const texts = `${document} ${guarded.accessPoint?.document ?? ''}`
  const named = (texts.match(ORGANIZATION_ID) ?? []).filter(
    (id) => !zone.organizations.includes(id),
  )
  if (named.length === 0) return foreign
  const generous = { ...zone, organizations: [...zone.organizations, ...named] }
  const own = judged(document, guarded, generous, undefined, world.asOf)
  return settledBetween(own, foreign, organization)
}

/**
 * What holds whichever of two worlds an unread fact would turn out to describe: what is found in
 * the mild one is certain, what is found only in the harsh one stays open.
 */
export function settledBetween(mild: Admissions, harsh: Admissions, unread: Unknown): Admissions {
  const settle = (sort: keyof Admissions) =>
    hasNone(mild[sort]) && !hasNone(harsh[sort]) ? unread : mild[sort]
  return {
    public: settle('public'),
    strangers: settle('strangers'),
    deputies: settle('deputies'),
  }
}

/** The policy as a way in that only the organisation guards. */
export function routeByPolicy(
  policy: Fact<string | null>,
  guarded: GuardedByPolicy,
  world: World,
): Route {
  const own = admissionsByPolicy(policy, guarded, world)
  const effective = afterResourceControl(own, policy, guarded, world)
  return { name: guarded.document, own, effective }
}

/**
 * What resource control policies reach; the list of services grows, and one that is missing here
 * costs a false alarm at most.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
 */
const CONTROLLED: ReadonlySet<ResourceKind> = new Set([
  's3',
  'trust',
  'kms',
  'sqs',
  'secretsmanager',
  'ecr',
])

/** What the resource control policies over the account leave of what a policy admits. */
export function afterResourceControl(
  own: Admissions,
  policy: Fact<string | null>,
  guarded: GuardedByPolicy,
  world: World,
): Admissions {
  if (!CONTROLLED.has(guarded.kind) || admitsNobody(own)) return own
  const above = resourceControlPoliciesOf(guarded.account, world)
  if (above.state === 'unknown') return leftOpen(own, above)
  if (above.value.length === 0) return own
  return admissionsByPolicy(policy, { ...guarded, guardrails: above.value }, world)
}

/** What may deny could not be read: whoever is let in may be turned away, and nobody else gets in. */
export function leftOpen(given: Admissions, unread: Unknown): Admissions {
  const open = (sort: keyof Admissions) =>
    given[sort].state === 'unknown' || hasNone(given[sort]) ? given[sort] : unread
  return { public: open('public'), strangers: open('strangers'), deputies: open('deputies') }
}

export function admitsNobody(admissions: Admissions): boolean {
  return Object.values(admissions).every(hasNone)
}

function hasNone(list: Fact<readonly Exposure[]>): boolean {
  return list.state === 'known' && list.value.length === 0
}

function judged(
  document: string,
  guarded: GuardedByPolicy,
  zone: TrustZone,
  organization: string | undefined,
  now: Date,
): Admissions {
  const {
    kind,
    arn,
    account,
    canonicalUser,
    functionUrl,
    privateNetwork,
    accessPoint,
    guardrails,
  } = guarded
  const question: PolicyQuestion = {
    kind,
    resource: arn,
    owner: { account, organisation: organization, canonicalUser: canonicalUser ?? undefined },
    zone,
    now,
    functionUrl,
    privateNetwork,
    accessPoint,
    ...(guardrails && { guardrails }),
  }
  return sorted(rounds(document, question, accessPoint?.document ?? document), guarded)
}

interface Round {
  readonly verdict: PolicyVerdict
  /** What was taken out of the document after the round, because it admits everybody. */
  readonly removed: readonly string[]
}

/**
 * The engine looks no further once everybody is let in. So what lets everybody in is taken out and
 * the rest is judged again: that answers the other questions, and it tries the fix.
 */
function rounds(document: string, question: PolicyQuestion, mended: string): readonly Round[] {
  const { accessPoint } = question
  const done: Round[] = []
  const removed = new Set<string>()
  for (let left: unknown = mended; ; ) {
    const verdict = accessPoint
      ? judgePolicy(document, { ...question, accessPoint: { ...accessPoint, document: left } })
      : judgePolicy(left, question)
    const doors = verdict.answer === 'public' ? pointersOf(verdict, question) : []
    const fresh = doors.filter((pointer) => !removed.has(pointer))
    done.push({ verdict, removed: fresh })
    if (fresh.length === 0) return done
    for (const pointer of fresh) removed.add(pointer)
    left = without(mended, removed)
  }
}

function pointersOf({ exposures }: PolicyVerdict, question: PolicyQuestion): string[] {
  return exposures
    .filter(({ who }) => who === 'anyone' || who === 'any-customer')
    .flatMap(({ admittedBy }) => admittedBy.filter((one) => isMended(one, question)))
    .map(({ pointer }) => pointer)
}

/** Whether an admission is by the document that is taken apart, the access point's where there is one. */
function isMended({ document }: Admission, { accessPoint }: Pick<PolicyQuestion, 'accessPoint'>) {
  return document === (accessPoint ? 'access point policy' : 'policy')
}

/** The document with some statements turned into ones that nobody can meet; the others keep their places. */
function without(document: string, removed: ReadonlySet<string>): unknown {
  const parsed: { readonly Statement: unknown } = JSON.parse(document)
  const { Statement: statement } = parsed
  const replaced = Array.isArray(statement)
    ? statement.map((one, index) => (removed.has(`/Statement/${index}`) ? NOBODY : one))
    : removed.has('/Statement')
      ? NOBODY
      : statement
  return { ...parsed, Statement: replaced }
}

const NOBODY = { Effect: 'Deny', Principal: { AWS: [] }, Action: [], Resource: [] }

function sorted(rounds: readonly Round[], guarded: GuardedByPolicy): Admissions {
  const last = rounds.at(-1)?.verdict
  const fixed = last?.answer !== 'public' && last?.answer !== 'undecided'
  const found = rounds.flatMap(({ verdict, removed }) =>
    verdict.exposures
      .filter(({ who, network }) =>
        who === 'stranger'
          ? network !== 'private'
          : who !== 'organisation' && network === 'internet',
      )
      .map((one) => ({
        sort: sortOf(one),
        exposure: translate(one, guarded, fixed ? removed : []),
      })),
  )
  const open = rounds.some(({ verdict }) => verdict.answer === 'undecided')
  const gaps = rounds.flatMap(({ verdict }) => gapsFrom(verdict, guarded))
  const list = (sort: keyof Admissions): Fact<readonly Exposure[]> => {
    const exposures = found.flatMap((one) => (one.sort === sort ? [one.exposure] : []))
    const [gap, ...others] = gaps
    return open && exposures.length === 0 && gap
      ? unknown(gap, ...others)
      : known(unique(exposures))
  }
  return { public: list('public'), strangers: list('strangers'), deputies: list('deputies') }
}

function sortOf({ who, via }: Ruled): keyof Admissions {
  if (who === 'stranger') return 'strangers'
  return via === 'service' ? 'deputies' : 'public'
}

function unique(exposures: readonly Exposure[]): readonly Exposure[] {
  const key = ({ principal, via, what, admittedBy }: Exposure) =>
    JSON.stringify([principal, via, what, admittedBy])
  return [...new Map(exposures.map((one) => [key(one), one])).values()]
}

function gapsFrom({ answer, doubts }: PolicyVerdict, { call, document }: GuardedByPolicy): Gap[] {
  if (answer !== 'undecided') return []
  return doubts.map(({ kind, cause }) => ({
    call,
    reason: kind === 'malformed' || kind === 'defect' ? kind : 'undecided',
    permission: null,
    detail: `The ${document} could not be decided: ${cause}.`,
  }))
}

function translate(
  { who, via, network, what, whom, witness, admittedBy, risks }: Ruled,
  guarded: GuardedByPolicy,
  removed: readonly string[],
): Exposure {
  const { document, wouldStop = [], accessPoint } = guarded
  const admission = admittedBy.find((one) => isMended(one, { accessPoint }))
  return {
    who,
    principal: whom,
    via,
    network,
    what,
    witness: {
      principal: nameOf(witness.principal),
      action: witness.action,
      resource: witness.resource,
      context: witness.context,
    },
    admittedBy: { document, pointer: admission?.pointer ?? '' },
    wouldStop,
    fix: removed.length > 0 ? `Remove ${removed.join(' and ')} from the ${document}.` : null,
    risks,
  }
}

function nameOf(principal: Ruled['witness']['principal']): string {
  switch (principal.type) {
    case 'anonymous':
      return '*'
    case 'aws':
      return principal.arn
    case 'service':
      return principal.service
    case 'federated':
      return principal.provider
    case 'canonical-user':
      return principal.id
  }
}
