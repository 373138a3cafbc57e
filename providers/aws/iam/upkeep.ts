/** Users, roles and groups, as what is kept in order or not. @module */

import { defineProjection, type Fact, flatMap, known, map, notCollected } from '#model'
import { IdentityUpkeep } from '#views'
import { GROUP, type Group } from './group.ts'
import type { Holdings } from './identity.ts'
import { ROLE, type Role } from './role.ts'
import { USER, type User } from './user.ts'

/** AWS makes one for each service that needs it, and alone may change it. */
const SERVICE_LINKED = '/aws-service-role/'

export const userAsIdentityUpkeep = defineProjection<User, IdentityUpkeep>({
  kind: USER,
  as: IdentityUpkeep,
  reads: ['holdings', 'createdAt'],
  project: ({ facts: { holdings, createdAt } }) => ({
    noun: 'user',
    ...policiesIn(holdings),
    members: known(null),
    isVendors: known(false),
    // When a user was last seen is told for each credential, and asked of those.
    lastUsedAt: notCollected('iam:GetCredentialReport'),
    createdAt,
  }),
})

export const roleAsIdentityUpkeep = defineProjection<Role, IdentityUpkeep>({
  kind: ROLE,
  as: IdentityUpkeep,
  reads: ['holdings', 'path', 'lastUsedAt', 'createdAt'],
  project: ({ facts: { holdings, path, lastUsedAt, createdAt } }) => ({
    noun: 'role',
    ...policiesIn(holdings),
    members: known(null),
    isVendors: map(path, (text) => text.startsWith(SERVICE_LINKED)),
    lastUsedAt,
    createdAt,
  }),
})

export const groupAsIdentityUpkeep = defineProjection<Group, IdentityUpkeep>({
  kind: GROUP,
  as: IdentityUpkeep,
  reads: ['holdings'],
  alongside: { [USER]: ['groups'] },
  project: ({ name, facts: { holdings } }, { related }) => ({
    noun: 'group',
    ...policiesIn(holdings),
    members: flatMap(related.all<User>(USER), (users) => membersOf(name, users)),
    isVendors: known(false),
    lastUsedAt: notCollected('iam:GetGroup', 'Nobody acts as a group.'),
    createdAt: notCollected('iam:GetGroup', 'No check asks it of groups.'),
  }),
})

function policiesIn(holdings: Fact<Holdings>): Pick<IdentityUpkeep, 'embedded' | 'attached'> {
  return {
    embedded: map(holdings, ({ inline }) => inline.map(({ name }) => name)),
    attached: map(holdings, ({ attached }) => attached.map((arn) => arn.split('/').at(-1) ?? arn)),
  }
}

/** One user who is known to be in it is enough to say that it is not empty. */
function membersOf(group: string, users: readonly User[]): Fact<number | null> {
  const lists = users.map(({ facts }) => facts.groups)
  const read = lists.flatMap((list) => (list.state === 'known' ? [list] : []))
  const members = read.filter(({ value }) => value.includes(group)).length
  const unread = lists.find((list) => list.state === 'unknown')
  return members === 0 && unread ? unread : known(members, ...(read[0]?.from ?? []))
}
