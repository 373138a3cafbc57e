/** Roles and who holds them, as checks see them. @module */

import {
  all,
  anyTrue,
  defineProjection,
  type Fact,
  flatMap,
  known,
  map,
  notCollected,
  type World,
} from '#model'
import { GrantDocument, type HolderSort, type Path, Principal, RoleBindings, Tenure } from '#views'
import { SUBSCRIPTION, type Subscription, subscriptionId } from '../subscriptions/subscription.ts'
import { type Assignment, administration, guidOf, reach } from './assignment.ts'
import type { Permission } from './operations.ts'
import { ADMINISTERING, ASSIGN, grants, REACHING } from './rights.ts'
import { ROLE_ASSIGNMENT, type RoleAssignment } from './roleAssignment.ts'
import { ROLE_DEFINITION, type RoleDefinition } from './roleDefinition.ts'

export const roleDefinitionAsGrantDocument = defineProjection<RoleDefinition, GrantDocument>({
  kind: ROLE_DEFINITION,
  as: GrantDocument,
  reads: ['permissions', 'assignableScopes'],
  alongside: { [SUBSCRIPTION]: ['assignments'], [ROLE_ASSIGNMENT]: ['assignment'] },
  project: ({ facts, id, scope }, world) => ({
    noun: 'custom role',
    held: heldBy(id, scope.account, world),
    vendorMade: false,
    everything: map(all({ ...facts }), ({ permissions, assignableScopes }) =>
      assignableScopes.some(isWideScope) ? everythingIn(permissions) : [],
    ),
    escalations: map(facts.permissions, (permissions) =>
      [...ADMINISTERING, ...REACHING].filter((action) => grants(permissions, action)),
    ),
  }),
})

function isWideScope(scope: string): boolean {
  return !/^\/subscriptions\/[^/]+\//.test(scope)
}

/** A star from which the right to hand out roles was taken is no Owner, though it may be much. */
function everythingIn(permissions: readonly Permission[]): readonly string[] {
  return permissions.flatMap((permission, set) =>
    permission.actions.flatMap((action, index) =>
      action === '*' && grants([permission], ASSIGN)
        ? [`/permissions/${set}/actions/${index}`]
        : [],
    ),
  )
}

function heldBy(role: string, account: string, world: World): Fact<boolean> {
  const isOf = ({ role: held }: Assignment) => guidOf(held.id) === guidOf(role)
  const above = flatMap(subscriptionOf(account, world), ({ facts }) => facts.assignments)
  const below = flatMap(world.related.all<RoleAssignment>(ROLE_ASSIGNMENT), (found) => {
    const facts = found.map(({ facts }) => facts.assignment)
    const open = facts.find(({ state }) => state === 'unknown')
    return open?.state === 'unknown'
      ? open
      : known(facts.flatMap((fact) => (fact.state === 'known' ? [fact.value] : [])))
  })
  return map(all({ above, below }), (lists) => [...lists.above, ...lists.below].some(isOf))
}

/** The subscription is always collected; if it is not there, we did not look. */
function subscriptionOf(account: string, { related }: World): Fact<Subscription> {
  return flatMap(related.one<Subscription>(SUBSCRIPTION, subscriptionId(account)), (found) =>
    found
      ? known(found)
      : notCollected('Microsoft.Resources:subscriptions.get', `${account} was not read.`),
  )
}

/**
 * Whoever holds the assignment, seen by what this one assignment gives. Passwords and second
 * factors are the directory's to tell, which we do not ask.
 */
export const roleAssignmentAsPrincipal = defineProjection<RoleAssignment, Principal>({
  kind: ROLE_ASSIGNMENT,
  as: Principal,
  reads: ['assignment'],
  alongside: { [SUBSCRIPTION]: ['denials'] },
  project: (one, world) => ({
    noun: 'holder of the assignment',
    human: map(one.facts.assignment, ({ principalType }) => isHuman(principalType)),
    passwordOnly: notCollected(
      'graph:users.list',
      'How somebody signs in is the directory’s to tell.',
    ),
    administrator: pathsOf(one, world, administration),
    escalations: pathsOf(one, world, reach),
  }),
})

export const roleAssignmentAsTenure = defineProjection<RoleAssignment, Tenure>({
  kind: ROLE_ASSIGNMENT,
  as: Tenure,
  reads: ['assignment', 'endsAt'],
  alongside: { [SUBSCRIPTION]: ['denials'] },
  project: (one, world) => ({
    noun: 'assignment',
    privileged: anyTrue(
      map(pathsOf(one, world, administration), (paths) => paths.length > 0),
      map(pathsOf(one, world, reach), (paths) => paths.length > 0),
    ),
    endsAt: one.facts.endsAt,
  }),
})

function pathsOf(
  { facts, scope }: RoleAssignment,
  world: World,
  find: typeof administration,
): Fact<readonly Path[]> {
  const id = subscriptionId(scope.account)
  return flatMap(facts.assignment, (assignment) => {
    // What grants nothing needs no denial to be harmless.
    const granted = find(assignment, [], id)
    if (granted.state === 'known' && granted.value.length === 0) return granted
    const denials = flatMap(subscriptionOf(scope.account, world), (one) => one.facts.denials)
    return flatMap(denials, (list) => find(assignment, list, id))
  })
}

/** A group is for people, unless somebody put a machine into it. */
function isHuman(principalType: string): boolean {
  return principalType !== 'ServicePrincipal' && principalType !== 'Device'
}

export const subscriptionAsRoleBindings = defineProjection<Subscription, RoleBindings>({
  kind: SUBSCRIPTION,
  as: RoleBindings,
  reads: ['assignments'],
  project: ({ facts, id }) => ({
    noun: 'subscription',
    direct: map(facts.assignments, (all) => all.filter(({ scope }) => scope === id).map(binding)),
    inherited: map(facts.assignments, (all) =>
      all.filter(({ scope }) => scope !== id).map(binding),
    ),
  }),
})

const SORTS: Readonly<Record<string, HolderSort>> = {
  User: 'person',
  Group: 'group',
  ForeignGroup: 'group',
  ServicePrincipal: 'service-account',
}

function binding({ role, principalId, principalType }: Assignment) {
  return {
    role: role.name,
    holder: `${principalType} ${principalId}`,
    sort: SORTS[principalType] ?? ('other' as const),
    domain: null,
    isVendors: false,
  }
}
