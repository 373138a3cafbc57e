/**
 * What stands above a resource's own policy and takes back what it grants: deny policies and
 * service perimeters. (Principal access boundaries bind our own principals, never an outsider.)
 *
 * @module
 */

import {
  anyTrue,
  type Exposure,
  type Fact,
  flatMap,
  known,
  unknown,
  unless,
  type Witness,
} from '#model'
import type { Admissions } from '#views'
import type { DenyPolicy, ServicePerimeter } from '../resourcemanager/operations.ts'
import { eachSort, type Question } from './admission.ts'
import { type Reach, satisfiable } from './condition.ts'

/** Everything above the resource that can say no. */
export interface Guardrails {
  readonly denyPolicies: Fact<readonly DenyPolicy[]>
  readonly perimeters: Fact<readonly ServicePerimeter[]>
}

type Request = Pick<Question, 'service' | 'reach' | 'asOf'>

export function afterGuardrails(
  admissions: Admissions,
  { denyPolicies, perimeters }: Guardrails,
  request: Request,
): Admissions {
  const inside = flatMap(perimeters, (all) =>
    anyKnown(all.map((one) => encloses(one, request.reach))),
  )
  return eachSort(admissions, (list) => afterDenies(unless(inside, list), denyPolicies, request))
}

function anyKnown(facts: readonly Fact<boolean>[]): Fact<boolean> {
  const [first, ...rest] = facts
  return first ? anyTrue(first, ...rest) : known(false)
}

/**
 * A perimeter refuses whoever calls a restricted service from outside of it, unless an ingress
 * rule or an access level lets him through; which of them would is not decided here.
 * https://cloud.google.com/vpc-service-controls/docs/service-perimeters
 */
function encloses({ name, status }: ServicePerimeter, { service }: Reach): Fact<boolean> {
  if (!status) return known(false)
  const restricted = status.restrictedServices.some(
    (one) => one === '*' || one === `${service}.googleapis.com`,
  )
  if (!restricted) return known(false)
  if (status.ingressPolicies.length === 0 && status.accessLevels.length === 0) return known(true)
  return unknown({
    call: 'accesscontextmanager:servicePerimeters.list',
    reason: 'undecided',
    permission: null,
    detail: `The perimeter ${name} has ingress rules or access levels that may let the caller through.`,
  })
}

/** Deny policies are asked before allow policies: what they refuse no binding gives back. */
function afterDenies(
  list: Fact<readonly Exposure[]>,
  denyPolicies: Fact<readonly DenyPolicy[]>,
  request: Request,
): Fact<readonly Exposure[]> {
  return flatMap(list, (exposures) => {
    if (exposures.length === 0) return known([])
    return flatMap(denyPolicies, (policies) => {
      const rules = policies.flatMap(({ rules }) => rules.flatMap(({ denyRule }) => denyRule ?? []))
      const left = exposures.map((exposure) => afterRules(exposure, rules, request))
      const open = left.flatMap((one) => (one.state === 'known' && one.value ? [one.value] : []))
      const doubt = left.find((one) => one.state === 'unknown')
      return open.length === 0 && doubt?.state === 'unknown' ? doubt : known(open)
    })
  })
}

type DenyRule = NonNullable<DenyPolicy['rules'][number]['denyRule']>

/** The exposure with what is left of it; null when nothing is. */
function afterRules(
  exposure: Exposure,
  rules: readonly DenyRule[],
  request: Request,
): Fact<Exposure | null> {
  const acts = exposure.what.map((what) => ({
    what,
    permission: request.service.typical[what] ?? exposure.witness.action,
  }))
  const answers = acts.map((act) => ({
    act,
    denied: anyKnown(rules.map((rule) => denies(rule, act.permission, exposure, request))),
  }))
  const left = answers.flatMap(({ act, denied }) =>
    denied.state === 'known' && !denied.value ? [act] : [],
  )
  const [first, ...others] = left
  if (!first) {
    const doubt = answers.find(({ denied }) => denied.state === 'unknown')?.denied
    return doubt?.state === 'unknown' ? doubt : known(null)
  }
  if (left.length === acts.length) return known(exposure)
  return known({
    ...exposure,
    what: [first.what, ...others.map(({ what }) => what)],
    witness: { ...exposure.witness, action: first.permission },
  })
}

/** https://cloud.google.com/iam/docs/deny-overview */
function denies(
  rule: DenyRule,
  permission: string,
  { witness }: Exposure,
  { reach, asOf }: Request,
): Fact<boolean> {
  const refused =
    matchesPrincipal(rule.deniedPrincipals, witness) &&
    !matchesPrincipal(rule.exceptionPrincipals, witness) &&
    rule.deniedPermissions.some((pattern) => matchesPermission(pattern, permission)) &&
    !rule.exceptionPermissions.some((pattern) => matchesPermission(pattern, permission))
  if (!refused) return known(false)
  if (!rule.denialCondition) return known(true)

  // The outsider picks a request for which the denial's condition is false, if there is one.
  const { expression } = rule.denialCondition
  const way = satisfiable(`!(${expression})`, reach, asOf)
  if (way.can !== 'unknown') return known(way.can === 'no')
  return unknown({
    call: 'iam:denypolicies.get',
    reason: 'undecided',
    permission: null,
    detail: `Whether the denial's condition "${expression}" applies exceeds what Ajar decides.`,
  })
}

const EVERYBODY = 'principalSet://goog/public:all'

/** Deny policies write `principal://goog/subject/bob@…` for what allow policies call `user:bob@…`. */
function matchesPrincipal(principals: readonly string[], { principal }: Witness): boolean {
  const address = principal.slice(principal.indexOf(':') + 1)
  return principals.some(
    (one) =>
      one === EVERYBODY ||
      one === principal ||
      one === `principal://goog/subject/${address}` ||
      one === `principalSet://goog/group/${address}` ||
      one.endsWith(`/serviceAccounts/${address}`),
  )
}

/** `storage.googleapis.com/objects.get`, `storage.googleapis.com/objects.*`, `…/*`. */
function matchesPermission(pattern: string, permission: string): boolean {
  const plain = pattern.replace('.googleapis.com/', '.')
  return plain.endsWith('*') ? permission.startsWith(plain.slice(0, -1)) : plain === permission
}
