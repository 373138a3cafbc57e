/** A function, as code that wears a role and carries variables. @module */

import { defineProjection, type Fact, flatMap, known, map, notCollected, type World } from '#model'
import { type Path, Program } from '#views'
import { IDENTITY_READS } from '../escalation/identities.ts'
import { rightsOf } from '../escalation/subjects.ts'
import { ROLE, type Role } from '../iam/role.ts'
import { KEY_READS, type Protection, storeUnder } from '../kms/encryption.ts'
import { FUNCTION, type LambdaFunction } from './function.ts'

export const functionAsProgram = defineProjection<LambdaFunction, Program>({
  kind: FUNCTION,
  as: Program,
  reads: ['role', 'environment'],
  alongside: { ...IDENTITY_READS, ...KEY_READS, [FUNCTION]: ['role'] },
  project: (program, world) => ({
    noun: 'function',
    administrator: flatMap(program.facts.role, (role) => administratorBy(role, world)),
    sharesRoleWith: flatMap(program.facts.role, (role) => othersIn(role, program, world)),
    environment: environmentOf(program, world),
  }),
})

function administratorBy(arn: string, world: World): Fact<readonly Path[]> {
  return flatMap(world.related.one<Role>(ROLE, arn), (role) =>
    role
      ? rightsOf(role, world).administrator
      : notCollected('iam:GetAccountAuthorizationDetails', `The role ${arn} does not exist.`),
  )
}

/** One other that is known to wear it is enough; that none does takes all of them. */
function othersIn(
  role: string,
  { id }: LambdaFunction,
  { related }: World,
): Fact<readonly string[]> {
  return flatMap(related.all<LambdaFunction>(FUNCTION), (all) => {
    const others = all.filter((other) => other.id !== id)
    const sharing = others.filter(
      ({ facts }) => facts.role.state === 'known' && facts.role.value === role,
    )
    const unread = others.map(({ facts }) => facts.role).find((fact) => fact.state === 'unknown')
    return sharing.length === 0 && unread ? unread : known(sharing.map(({ name }) => name))
  })
}

function environmentOf({ scope, facts }: LambdaFunction, world: World): Program['environment'] {
  return flatMap(facts.environment, (environment): Program['environment'] => {
    if (environment === null) return known('empty')
    const protection = known<Protection>(environment.key ? { key: environment.key } : 'cloud')
    const { encryption } = storeUnder('function', protection, scope, world)
    return map(encryption, ({ by }) => (by === 'customer' ? 'customer' : 'cloud'))
  })
}
