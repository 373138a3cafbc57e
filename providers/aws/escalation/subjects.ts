/** Users and roles, as somebody who may do much or make himself able to. @module */

import {
  defineProjection,
  type Fact,
  flatMap,
  type Gap,
  isNonEmpty,
  known,
  map,
  notCollected,
  type Resource,
  unknown,
  type World,
} from '#model'
import { type Path, Principal } from '#views'
import { ROLE, type Role } from '../iam/role.ts'
import { USER, type User } from '../iam/user.ts'
import { IDENTITY_READS, identitiesOf } from './identities.ts'
import { type Standing, standingsOf } from './paths.ts'

export const userAsPrincipal = defineProjection<User, Principal>({
  kind: USER,
  as: Principal,
  reads: ['holdings', 'groups', 'credentials'],
  alongside: IDENTITY_READS,
  project: (user, world) => ({
    noun: 'user',
    human: map(user.facts.credentials, ({ passwordEnabled }) => passwordEnabled ?? false),
    passwordOnly: map(
      user.facts.credentials,
      ({ passwordEnabled, hasSecondFactor }) => passwordEnabled === true && !hasSecondFactor,
    ),
    ...rightsOf(user, world),
  }),
})

export const roleAsPrincipal = defineProjection<Role, Principal>({
  kind: ROLE,
  as: Principal,
  reads: ['holdings', 'trust'],
  alongside: IDENTITY_READS,
  project: (role, world) => ({
    noun: 'role',
    // People wear roles, too; who does is told by who is trusted, which other views ask about.
    human: notCollected('iam:GetAccountAuthorizationDetails', 'Who wears a role is not known.'),
    passwordOnly: known(false),
    ...rightsOf(role, world),
  }),
})

/** One computation for all principals of an account, which are projected one after the other. */
const standingsByWorld = new WeakMap<World['related'], Fact<ReadonlyMap<string, Standing>>>()

function standingsIn(account: string, world: World): Fact<ReadonlyMap<string, Standing>> {
  const existing = standingsByWorld.get(world.related)
  if (existing) return existing
  const standings = map(identitiesOf(world), (identities) =>
    standingsOf(identities, account, world.asOf),
  )
  standingsByWorld.set(world.related, standings)
  return standings
}

export function rightsOf(
  { id, scope }: Resource,
  world: World,
): Pick<Principal, 'administrator' | 'escalations'> {
  const standing = flatMap(standingsIn(scope.account, world), (all): Fact<Standing> => {
    const own = all.get(id)
    return own
      ? known(own)
      : notCollected('iam:GetAccountAuthorizationDetails', `${id} is not among the identities.`)
  })
  return {
    administrator: map(standing, ({ administrator }) => administrator),
    escalations: flatMap(standing, ({ escalations, doubts }): Fact<readonly Path[]> => {
      const gaps: readonly Gap[] = doubts.map((detail) => ({
        call: 'iam:GetAccountAuthorizationDetails',
        reason: 'undecided',
        permission: null,
        detail,
      }))
      return isNonEmpty(gaps) ? unknown(...gaps) : known(escalations)
    }),
  }
}
