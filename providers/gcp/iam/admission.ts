/**
 * From allow policies to who gets in: every member of every binding is asked who he is, what the
 * role lets him do here, and whether the condition can be met.
 *
 * Nothing is decided by what could not be read: each doubt is kept beside the findings and leaves
 * open exactly the questions that it could answer.
 *
 * @module
 */

import {
  type CallId,
  type Exposure,
  type Fact,
  type Gap,
  isNonEmpty,
  known,
  type NonEmpty,
  unknown,
  type What,
} from '#model'
import type { Admissions } from '#views'
import { holdsFor, type Reach, type RequestContext, satisfiable } from './condition.ts'
import { type Acquaintances, type Standing, standingOf } from './member.ts'
import type { AttachedPolicy, Binding, Policy } from './policy.ts'
import { type Act, type CustomRole, rightsOf, type Service } from './role.ts'

export type Sort = keyof Admissions

export const SORTS = ['public', 'strangers', 'deputies'] as const satisfies readonly Sort[]

/** What is asked of a policy: about which thing, in which service. */
export interface Question {
  readonly service: Service
  readonly reach: Reach
  readonly asOf: Date
  /** The layers that could have stopped an exposure, as Google names them. */
  readonly wouldStop: readonly string[]
}

/** What is known around a policy. */
export interface Surroundings extends Acquaintances {
  readonly customRoles: Fact<readonly CustomRole[]>
  /** Whose policies say who holds the basic roles, for `projectViewer:` and its like. */
  readonly projectPolicies: Fact<readonly AttachedPolicy[]>
}

interface Candidate {
  readonly sort: Sort
  readonly exposure: Exposure
}

interface Doubt {
  readonly sorts: readonly Sort[]
  readonly gaps: NonEmpty<Gap>
}

/** Everything that was found in some policies, and everything that was left open. */
export interface Reading {
  readonly candidates: readonly Candidate[]
  readonly doubts: readonly Doubt[]
  readonly from: readonly CallId[]
}

export function readPolicies(
  policies: Fact<readonly AttachedPolicy[]>,
  question: Question,
  around: Surroundings,
): Reading {
  if (policies.state === 'unknown') return inDoubt(policies.gaps)
  const readings = policies.value.map((attached) => readPolicy(attached, question, around))
  return {
    candidates: readings.flatMap(({ candidates }) => candidates),
    doubts: readings.flatMap(({ doubts }) => doubts),
    from: [...new Set([...policies.from, ...readings.flatMap(({ from }) => from)])],
  }
}

export function readPolicy(
  { document, policy }: AttachedPolicy,
  question: Question,
  around: Surroundings,
): Reading {
  if (policy.state === 'unknown') return inDoubt(policy.gaps)

  const candidates: Candidate[] = []
  const doubts: Doubt[] = []
  for (const [index, binding] of policy.value.bindings.entries()) {
    for (const [position, member] of binding.members.entries()) {
      const place = { document, pointer: `/bindings/${index}/members/${position}` }
      const found = readMember(member, binding, place, question, around)
      candidates.push(...found.candidates)
      doubts.push(...found.doubts)
    }
  }
  const offered = candidates.map((candidate) =>
    withTriedFix(candidate, document, policy.value, question, around),
  )
  return { candidates: offered, doubts, from: policy.from }
}

type Found = Pick<Reading, 'candidates' | 'doubts'>

const NOTHING: Found = { candidates: [], doubts: [] }

interface Place {
  readonly document: string
  readonly pointer: string
}

function readMember(
  member: string,
  binding: Binding,
  place: Place,
  question: Question,
  around: Surroundings,
): Found {
  const standings = expand(standingOf(member, around), around)
  const concerned = standings.flatMap(sortsOf)
  if (concerned.length === 0) return NOTHING

  const rights = rightsOf(binding.role, question.service, around.customRoles)
  if (rights.does === 'nothing') return NOTHING
  if (rights.does === 'unknown') {
    return { candidates: [], doubts: [{ sorts: concerned, gaps: rights.gaps }] }
  }

  const request = requestThatMeets(binding, question)
  if (request === 'none') return NOTHING
  if (request === 'unknown') {
    const gap = undecidedCondition(binding, place)
    return { candidates: [], doubts: [{ sorts: concerned, gaps: [gap] }] }
  }

  return {
    candidates: standings.flatMap((standing) =>
      candidateOf(standing, rights.acts, rights.metadataOnly, request, member, place, question),
    ),
    doubts: standings.flatMap((standing) =>
      standing.is === 'undecided' ? [{ sorts: sortsOf(standing), gaps: standing.gaps }] : [],
    ),
  }
}

/** A request that meets the binding's condition, checked once more by the CEL library as a whole. */
function requestThatMeets(
  { condition }: Binding,
  { reach, asOf }: Question,
): RequestContext | 'none' | 'unknown' {
  const plain = {
    time: asOf.toISOString(),
    name: reach.below ? `${reach.below.prefix}any` : reach.name,
    type: reach.below?.type ?? reach.type,
    service: `${reach.service}.googleapis.com`,
  }
  if (!condition) return plain
  const decision = satisfiable(condition.expression, reach, asOf)
  if (decision.can === 'no') return 'none'
  if (decision.can === 'unknown') return 'unknown'
  return holdsFor(condition.expression, decision.context) === true ? decision.context : 'unknown'
}

function candidateOf(
  standing: Standing,
  acts: NonEmpty<Act>,
  metadataOnly: boolean,
  request: RequestContext,
  member: string,
  place: Place,
  { wouldStop }: Question,
): readonly Candidate[] {
  if (standing.is !== 'public' && standing.is !== 'stranger' && standing.is !== 'deputy') return []
  const [act, ...others] = acts
  const what: NonEmpty<What> = [act.what, ...others.map((one) => one.what)]
  const [sort] = sortsOf(standing)
  if (!sort) return []
  return [
    {
      sort,
      exposure: {
        who:
          standing.is === 'public'
            ? standing.who
            : standing.is === 'deputy'
              ? 'any-customer'
              : 'stranger',
        principal: standing.principal,
        via: standing.is === 'deputy' ? 'service' : 'direct',
        network: 'internet',
        what,
        witness: {
          principal: member,
          action: strongest(acts).permission,
          resource: request.name,
          context: {
            'request.time': request.time,
            'resource.type': request.type,
            'resource.service': request.service,
          },
        },
        admittedBy: place,
        wouldStop,
        fix: null,
        risks: metadataOnly ? ['metadata-only'] : [],
      },
    },
  ]
}

const STRENGTH: readonly What[] = ['read', 'write', 'invoke', 'administer', 'list']

function strongest(acts: NonEmpty<Act>): Act {
  const rank = ({ what }: Act) => STRENGTH.indexOf(what)
  return acts.reduce((best, act) => (rank(act) < rank(best) ? act : best), acts[0])
}

/** Take the member out of every binding of the document and look whether he still gets in by it. */
function withTriedFix(
  candidate: Candidate,
  document: string,
  policy: Policy,
  question: Question,
  around: Surroundings,
): Candidate {
  const member = candidate.exposure.witness.principal
  const holding = policy.bindings.filter(({ members }) => members.includes(member))
  const without = policy.bindings.map((binding) => ({
    ...binding,
    members: binding.members.filter((one) => one !== member),
  }))
  const stillIn = without.some((binding) =>
    binding.members.some((other) => {
      const found = readMember(other, binding, { document, pointer: '' }, question, around)
      return found.candidates.some(
        ({ exposure }) => exposure.principal === candidate.exposure.principal,
      )
    }),
  )
  if (stillIn) return candidate
  const roles = [...new Set(holding.map(({ role }) => role))].join(' and ')
  const fix = `Remove ${member} from ${roles} in the IAM policy of ${document}.`
  return { ...candidate, exposure: { ...candidate.exposure, fix } }
}

/** `projectViewer:acme` stands for whoever holds Viewer on the project, directly or inherited. */
function expand(standing: Standing, around: Surroundings): readonly Standing[] {
  if (standing.is !== 'holders') return [standing]
  if (!around.project.includes(standing.project)) {
    const ours = around.zone.accounts.includes(standing.project)
    const principal = `holders of ${standing.role} on project ${standing.project}`
    return ours ? [] : [{ is: 'stranger', principal }]
  }
  if (around.projectPolicies.state === 'unknown') {
    return [{ is: 'undecided', between: ['public', 'stranger'], gaps: around.projectPolicies.gaps }]
  }
  return around.projectPolicies.value.flatMap(({ policy }): readonly Standing[] => {
    if (policy.state === 'unknown') {
      return [{ is: 'undecided', between: ['public', 'stranger'], gaps: policy.gaps }]
    }
    return policy.value.bindings
      .filter(({ role }) => role === standing.role)
      .flatMap(({ members }) => members.map((member) => standingOf(member, around)))
      .filter(({ is }) => is !== 'holders')
  })
}

function sortsOf(standing: Standing): readonly Sort[] {
  switch (standing.is) {
    case 'public':
      return ['public']
    case 'stranger':
      return ['strangers']
    case 'deputy':
      return ['deputies']
    case 'undecided':
      return standing.between.map((sort) => (sort === 'public' ? 'public' : 'strangers'))
    default:
      return []
  }
}

function undecidedCondition({ role, condition }: Binding, { document }: Place): Gap {
  return {
    call: 'gcp:decide',
    reason: 'undecided',
    permission: null,
    detail: `Whether the condition "${condition?.expression}" on ${role} of ${document} can be met exceeds what Ajar decides.`,
  }
}

function inDoubt(gaps: NonEmpty<Gap>): Reading {
  return { candidates: [], doubts: [{ sorts: SORTS, gaps }], from: [] }
}

export function joinReadings(...readings: readonly Reading[]): Reading {
  return {
    candidates: readings.flatMap(({ candidates }) => candidates),
    doubts: readings.flatMap(({ doubts }) => doubts),
    from: [...new Set(readings.flatMap(({ from }) => from))],
  }
}

/** One exposure settles its question; without any, one doubt leaves it open. */
export function admissionsOf(reading: Reading): Admissions {
  return {
    public: settle('public', reading),
    strangers: settle('strangers', reading),
    deputies: settle('deputies', reading),
  }
}

function settle(sort: Sort, { candidates, doubts, from }: Reading): Fact<readonly Exposure[]> {
  const exposures = candidates.filter((one) => one.sort === sort).map(({ exposure }) => exposure)
  if (exposures.length > 0) return known(exposures, ...from)
  const gaps: readonly Gap[] = doubts
    .filter(({ sorts }) => sorts.includes(sort))
    .flatMap((doubt) => doubt.gaps)
  return isNonEmpty(gaps) ? unknown(...gaps) : known([], ...from)
}

/** Nobody by this way. */
export function nobody(...from: CallId[]): Admissions {
  const none = known<readonly Exposure[]>([], ...from)
  return { public: none, strangers: none, deputies: none }
}

/** The same question asked of each of the three lists. */
export function eachSort(
  admissions: Admissions,
  change: (list: Fact<readonly Exposure[]>, sort: Sort) => Fact<readonly Exposure[]>,
): Admissions {
  return {
    public: change(admissions.public, 'public'),
    strangers: change(admissions.strangers, 'strangers'),
    deputies: change(admissions.deputies, 'deputies'),
  }
}
