/** Everybody in an account, with all the policies that each of them holds. @module */

import { all, type Fact, flatMap, known, type World } from '#model'
import { GROUP, type Group } from '../iam/group.ts'
import type { Holdings } from '../iam/identity.ts'
import { POLICY, type Policy } from '../iam/policy.ts'
import { ROLE, type Role } from '../iam/role.ts'
import { USER, type User } from '../iam/user.ts'
import { VENDOR_POLICY, type VendorPolicy } from '../iam/vendorPolicy.ts'
import type { IdentityDocument, IdentityPolicies } from '../policy/index.ts'

/** What a projection that asks about rights reads beside its resource. */
export const IDENTITY_READS = {
  [USER]: ['holdings', 'groups'],
  [ROLE]: ['holdings', 'trust'],
  [GROUP]: ['holdings'],
  [POLICY]: ['document'],
  [VENDOR_POLICY]: ['document'],
} as const

export interface Identity {
  readonly sort: 'user' | 'role'
  readonly arn: string
  readonly name: string
  readonly policies: IdentityPolicies
  /** ARNs of groups; roles have none. */
  readonly groups: readonly string[]
  /** ARNs of the policies that the account's people can rewrite. */
  readonly rewritable: readonly string[]
  /** The text of the trust policy, of a role. */
  readonly trust: string | null
}

/** One account is asked about a thousand times, once for each that is in it. */
const remembered = new WeakMap<World['related'], Fact<readonly Identity[]>>()

/** All users and roles, or what kept us from knowing them all and all that they hold. */
export function identitiesOf({ related }: World): Fact<readonly Identity[]> {
  const identities = remembered.get(related) ?? everybodyIn(related)
  remembered.set(related, identities)
  return identities
}

function everybodyIn(related: World['related']): Fact<readonly Identity[]> {
  const listed = all({
    users: related.all<User>(USER),
    roles: related.all<Role>(ROLE),
    groups: related.all<Group>(GROUP),
    policies: related.all<Policy>(POLICY),
    vendors: related.all<VendorPolicy>(VENDOR_POLICY),
  })
  return flatMap(listed, ({ users, roles, groups, policies, vendors }) => {
    const documents = new Map(
      [...policies, ...vendors].map(({ id, facts }) => [id, facts.document] as const),
    )
    const own = new Set(policies.map(({ id }) => id))
    const groupNamed = new Map(groups.map((group) => [group.name, group]))

    const ofUsers = users.map((user) =>
      flatMap(all({ holdings: user.facts.holdings, groups: user.facts.groups }), (facts) => {
        const memberships = facts.groups.flatMap((name) => groupNamed.get(name) ?? [])
        return flatMap(eachOf(memberships.map((group) => group.facts.holdings)), (ofGroups) =>
          identity(
            { sort: 'user', arn: user.id, name: user.name, trust: null },
            [facts.holdings, ...ofGroups],
            memberships.map(({ id }) => id),
            documents,
            own,
          ),
        )
      }),
    )
    const ofRoles = roles.map((role) =>
      flatMap(all({ holdings: role.facts.holdings, trust: role.facts.trust }), (facts) =>
        identity(
          { sort: 'role', arn: role.id, name: role.name, trust: facts.trust },
          [facts.holdings],
          [],
          documents,
          own,
        ),
      ),
    )
    return eachOf([...ofUsers, ...ofRoles])
  })
}

type Documents = ReadonlyMap<string, Fact<string>>

/** The first holdings are the identity's own; a group's boundary there is none. */
function identity(
  who: Pick<Identity, 'sort' | 'arn' | 'name' | 'trust'>,
  holdings: readonly Holdings[],
  groups: readonly string[],
  documents: Documents,
  own: ReadonlySet<string>,
): Fact<Identity> {
  const attached = holdings.flatMap((one) => one.attached)
  const boundary = holdings[0]?.boundary ?? null
  const managed = eachOf([...new Set(attached)].map((arn) => documentOf(arn, documents)))
  const bound = boundary === null ? known(null) : documentOf(boundary, documents)
  return flatMap(all({ managed, bound }), (read) =>
    known({
      ...who,
      groups,
      rewritable: attached.filter((arn) => own.has(arn)),
      policies: {
        attached: [...read.managed, ...holdings.flatMap(({ inline }) => inline)],
        ...(read.bound && { boundary: read.bound }),
      },
    }),
  )
}

function documentOf(arn: string, documents: Documents): Fact<IdentityDocument> {
  const name = arn.slice(arn.lastIndexOf('/') + 1)
  const document = documents.get(arn)
  if (!document) {
    return {
      state: 'unknown',
      gaps: [
        {
          call: 'iam:GetAccountAuthorizationDetails',
          reason: 'malformed',
          permission: null,
          detail: `${arn} is held, and its text did not come.`,
        },
      ],
    }
  }
  return flatMap(document, (text) => known({ name, document: text }))
}

/** All of a list of facts at once. */
function eachOf<T>(facts: readonly Fact<T>[]): Fact<readonly T[]> {
  const named = all(Object.fromEntries(facts.map((fact, index) => [String(index), fact])))
  return flatMap(named, () =>
    known(facts.flatMap((fact) => (fact.state === 'known' ? [fact.value] : []))),
  )
}
