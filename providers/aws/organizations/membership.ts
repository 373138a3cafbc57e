import {
  defineCollector,
  type Fact,
  flatMap,
  gather,
  known,
  map,
  type Resource,
  type World,
} from '#model'
import {
  type ResourceControlPolicy,
  resourceControlOperations,
  resourceControlPoliciesOver,
} from './resourceControl.ts'

export const MEMBERSHIP = 'aws:organizations:account'

export interface Organization {
  readonly id: string
  readonly managementAccount: string
}

export type Membership = Resource<
  typeof MEMBERSHIP,
  {
    /** Null when the account belongs to none. */
    readonly organization: Fact<Organization | null>
    readonly resourceControlPolicies: Fact<readonly ResourceControlPolicy[]>
  }
>

/** The account, seen as a member of an organisation. */
export const memberships = defineCollector<Membership, typeof resourceControlOperations>({
  kind: MEMBERSHIP,
  per: 'account',
  operations: resourceControlOperations,
  lists: [],
  answers: {
    organization: ['describeOrganization'],
    resourceControlPolicies: [
      'describeOrganization',
      'listRoots',
      'listParents',
      'listPoliciesForTarget',
      'describePolicy',
    ],
  },

  async collect(scope, calls, wanted) {
    const { account } = scope
    const facts = await gather(wanted, {
      organization: async () =>
        map(await calls.get('describeOrganization', {}), (found) =>
          found ? { id: found.Id, managementAccount: found.MasterAccountId } : null,
        ),
      resourceControlPolicies: () => resourceControlPoliciesOver(account, calls),
    })
    return { items: [{ kind: MEMBERSHIP, id: account, name: account, scope, facts }], gaps: [] }
  },
})

/** What a projection that asks for the owner's organisation, and for its guardrails, reads. */
export const MEMBERSHIP_READS = {
  [MEMBERSHIP]: ['organization', 'resourceControlPolicies'],
} as const

/** The organisation of an account, by its id; null when there is none. */
export function organizationOf(account: string, world: World): Fact<string | null> {
  return flatMap(world.related.one<Membership>(MEMBERSHIP, account), (own) =>
    own ? map(own.facts.organization, (found) => found?.id ?? null) : known(null),
  )
}

/** The resource control policies over an account; none where there is no organisation. */
export function resourceControlPoliciesOf(
  account: string,
  world: World,
): Fact<readonly ResourceControlPolicy[]> {
  return flatMap(world.related.one<Membership>(MEMBERSHIP, account), (own) =>
    own ? own.facts.resourceControlPolicies : known([]),
  )
}
