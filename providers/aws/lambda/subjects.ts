/** A function, as what checks are about. @module */

import { defineProjection, type Fact, known, map, type World } from '#model'
import { type Admissions, Guarded, type Route } from '#views'
import { joined } from '../exposure/joined.ts'
import { admissionsByPolicy, settledBetween } from '../exposure/resourcePolicy.ts'
import { MEMBERSHIP_READS } from '../organizations/membership.ts'
import { FUNCTION, type LambdaFunction } from './function.ts'
import type { UrlAuthType } from './operations.ts'

/**
 * A function and each of its aliases has a policy and perhaps a URL of its own, and each is a way
 * in. https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
 */
export const functionAsGuarded = defineProjection<LambdaFunction, Guarded>({
  kind: FUNCTION,
  as: Guarded,
  reads: ['policy', 'aliases', 'urls'],
  alongside: MEMBERSHIP_READS,
  project: (resource, world) => ({
    noun: 'function',
    routes: [
      route('function policy', admissionsTo(resource, null, resource.facts.policy, world)),
      route('policy of its aliases', admissionsToAliases(resource, world)),
    ],
  }),
})

function route(name: string, own: Admissions): Route {
  return { name, own, effective: own }
}

function admissionsTo(
  { id, scope, facts }: LambdaFunction,
  alias: string | null,
  policy: Fact<string | null>,
  world: World,
): Admissions {
  const url = map(
    facts.urls,
    (urls): UrlAuthType | null => urls.find((one) => one.alias === alias)?.authType ?? null,
  )
  const admissions = (functionUrl: { readonly authType: UrlAuthType } | null | undefined) =>
    admissionsByPolicy(
      policy,
      {
        kind: 'lambda',
        document: alias === null ? 'function policy' : `policy of the alias ${alias}`,
        arn: alias === null ? id : `${id}:${alias}`,
        account: scope.account,
        call: 'lambda:GetPolicy',
        functionUrl,
      },
      world,
    )
  if (url.state === 'known') return admissions(url.value && { authType: url.value })
  return settledBetween(admissions(null), admissions(undefined), url)
}

function admissionsToAliases(resource: LambdaFunction, world: World): Admissions {
  const each = map(resource.facts.aliases, (policies) =>
    Object.entries(policies).map(([alias, policy]) =>
      admissionsTo(resource, alias, known(policy), world),
    ),
  )
  return joined(each)
}
