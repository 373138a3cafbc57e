/**
 * How far policies go, whoever holds them. Asked by concrete requests about resources that no
 * policy names: what is allowed there is allowed on every resource.
 *
 * @module
 */

import { type CallId, type Fact, gapsOf, isNonEmpty, known, sourcesOf, unknown } from '#model'
import type { Allowance } from '#views'
import {
  type Abilities,
  abilitiesOf,
  type IdentityDocument,
  readPolicy,
  type Statement,
} from '../policy/index.ts'

export interface PolicyReach {
  readonly everything: Fact<readonly Allowance[]>
  readonly allButSome: Fact<readonly Allowance[]>
  readonly wholeServices: Fact<readonly Allowance[]>
  readonly allows: (actions: readonly string[]) => Fact<readonly Allowance[]>
}

/** One of each sort, and a service that does not exist yet: who may do these may do everything. */
const PROBES = [
  'iam:AttachRolePolicy',
  's3:GetObject',
  'ec2:TerminateInstances',
  'kms:ScheduleKeyDeletion',
  'ajarprobe:Anything',
]

export function reachOf(
  documents: readonly IdentityDocument[],
  account: string,
  asOf: Date,
  call: CallId,
): PolicyReach {
  const actor = { arn: `arn:aws:iam::${account}:user/ajar-probe`, now: asOf }
  const abilities = abilitiesOf(actor, { attached: documents })
  const ask = (action: string) => allowanceOf(abilities, action, account, call)

  return {
    everything: decide(PROBES.map(ask), (allowances) =>
      allowances.length === PROBES.length ? [{ ...merged(allowances), action: '*' }] : [],
    ),
    allButSome: allButSome(documents, call),
    wholeServices: wholeServices(documents, ask, call),
    allows: (actions) => decide(actions.map(ask), (allowances) => allowances),
  }
}

/** Null where it is not allowed. */
function allowanceOf(
  abilities: Abilities,
  action: string,
  account: string,
  call: CallId,
): Fact<Allowance | null> {
  const ability = abilities.can(action, elsewhere(action, account))
  if (ability.answer === 'no') return known(null, call)
  if (ability.answer === 'yes') {
    const [admission] = ability.admittedBy
    const at = admission ? `${admission.document} ${admission.pointer}` : null
    return known({ action, at, conditions: [] }, call)
  }
  const [doubt] = ability.doubts
  if (doubt === undefined) return known({ action, at: null, conditions: ability.hangsOn }, call)
  return unknown({ call, reason: 'undecided', permission: null, detail: `${action}: ${doubt}.` })
}

/** A "no" among the probes settles that it is not everything, whatever the others hang on. */
function decide(
  answers: readonly Fact<Allowance | null>[],
  derive: (allowances: readonly Allowance[]) => readonly Allowance[],
): Fact<readonly Allowance[]> {
  const found = derive(
    answers.flatMap((answer) => (answer.state === 'known' && answer.value ? [answer.value] : [])),
  )
  const gaps = gapsOf(...answers)
  const settled = known(found, ...sourcesOf(...answers))
  return found.length === 0 && isNonEmpty(gaps) ? unknown(...gaps) : settled
}

function merged(allowances: readonly Allowance[]) {
  const places = [...new Set(allowances.flatMap(({ at }) => at ?? []))]
  return {
    at: places.length > 0 ? places.join(', ') : null,
    conditions: [...new Set(allowances.flatMap(({ conditions }) => conditions))],
  }
}

/** Something of the service that no policy names. */
function elsewhere(action: string, account: string): string {
  const [service = ''] = action.split(':')
  if (service === 's3') return 'arn:aws:s3:::ajar-probe-7f3a/ajar-probe'
  if (service === 'iam' || service === 'sts') return `arn:aws:iam::${account}:role/ajar-probe-7f3a`
  return `arn:aws:${service}:eu-west-1:${account}:ajar-probe/7f3a`
}

function allButSome(
  documents: readonly IdentityDocument[],
  call: CallId,
): Fact<readonly Allowance[]> {
  const found: Allowance[] = []
  for (const { name, document } of documents) {
    const reading = readPolicy(document)
    if (reading.outcome === 'malformed') {
      const detail = `${name}: ${reading.cause}.`
      return unknown({ call, reason: 'malformed', permission: null, detail })
    }
    found.push(
      ...reading.document.statements.filter(allowsAllButSome).map((statement) => ({
        action: `all but ${statement.actions.values.join(', ')}`,
        at: `${name} ${statement.pointer}`,
        conditions: [...new Set(statement.conditions.map(({ spelled }) => spelled))],
      })),
    )
  }
  return known(found, call)
}

/** An action that a service does not have is allowed by nothing less than the whole service. */
function wholeServices(
  documents: readonly IdentityDocument[],
  ask: (action: string) => Fact<Allowance | null>,
  call: CallId,
): Fact<readonly Allowance[]> {
  const services = new Set<string>()
  for (const { name, document } of documents) {
    const reading = readPolicy(document)
    if (reading.outcome === 'malformed') {
      const detail = `${name}: ${reading.cause}.`
      return unknown({ call, reason: 'malformed', permission: null, detail })
    }
    for (const { effect, actions } of reading.document.statements) {
      if (effect !== 'Allow' || actions.negated) continue
      for (const action of actions.values) {
        const [, service] = /^([^:*?]+):\*+$/.exec(action) ?? []
        if (service) services.add(service.toLowerCase())
      }
    }
  }
  return decide(
    [...services].map((service) => ask(`${service}:AjarProbe`)),
    (allowances) => allowances.map((one) => ({ ...one, action: one.action.replace(/:.*/, ':*') })),
  )
}

function allowsAllButSome({ effect, actions, resources }: Statement): boolean {
  if (effect !== 'Allow' || !actions.negated) return false
  return resources === undefined || resources.negated || resources.values.includes('*')
}
