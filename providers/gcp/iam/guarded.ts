/** A resource that IAM alone guards: by its own policy and by those above it. @module */

import { type Fact, map, type NonEmpty, type Resource, type World } from '#model'
import type { Admissions, Route } from '#views'
import { hierarchyOf } from '../surroundings.ts'
import { admissionsOf, nobody, readPolicies } from './admission.ts'
import type { Reach } from './condition.ts'
import { afterGuardrails } from './guardrail.ts'
import type { AttachedPolicy, Policy } from './policy.ts'
import type { Service } from './role.ts'

export interface Guard {
  readonly service: Service
  readonly reach: Reach
  /** What the policy is called in a sentence: `IAM policy`, `access list`. */
  readonly name: string
  readonly policy: Fact<Policy>
  /** Policies between the resource and its project, such as a key ring's. */
  readonly between?: readonly AttachedPolicy[]
  /** A switch of the resource itself that may refuse what its policies grant. */
  readonly afterwards?: (admissions: Admissions) => Admissions
}

const WOULD_STOP = ['VPC Service Controls', 'an IAM deny policy']

export function guardedRoutes(resource: Resource, guard: Guard, world: World): NonEmpty<Route> {
  const { around, inherited, guardrails } = hierarchyOf(resource, world)
  const question = {
    service: guard.service,
    reach: guard.reach,
    asOf: world.asOf,
    wouldStop: WOULD_STOP,
  }
  const { afterwards = (admissions: Admissions) => admissions, between = [] } = guard
  const effective = (own: Admissions) => afterwards(afterGuardrails(own, guardrails, question))

  const read = (policies: Fact<readonly AttachedPolicy[]>) =>
    admissionsOf(readPolicies(policies, question, around))
  const own = read({
    state: 'known',
    value: [{ document: resource.id, policy: guard.policy }],
    from: [],
  })
  const above = read(map(inherited, (policies) => [...between, ...policies]))
  return [
    { name: guard.name, own, effective: effective(own) },
    { name: 'inherited IAM policy', own: nobody(), effective: effective(above) },
  ]
}
