import { defineCollector, type Fact, gather, map, type Resource } from '#model'
import { type Assignment, isWide } from '../authorization/assignment.ts'
import * as assigned from '../authorization/collected.ts'
import { type DenyAssignment, listDenyAssignments } from '../authorization/operations.ts'
import { wholeOf } from '../listing.ts'
import { type Delegation, delegationOf } from './delegation.ts'
import { getSubscription, listDelegations } from './operations.ts'

export type Subscription = Resource<
  'azure:resources:subscription',
  {
    /** The roles that hold in all of it: assigned at the subscription or above. */
    readonly assignments: Fact<readonly Assignment[]>
    readonly denials: Fact<readonly DenyAssignment[]>
    /** The other tenants that it, or a part of it, was handed to. */
    readonly delegations: Fact<readonly Delegation[]>
  }
>

export const SUBSCRIPTION = 'azure:resources:subscription' as const

const operations = {
  ...assigned.operations,
  getSubscription,
  listDenyAssignments,
  listDelegations,
}

export const subscriptions = defineCollector<Subscription, typeof operations>({
  kind: SUBSCRIPTION,
  per: 'account',
  operations,
  lists: ['getSubscription'],
  answers: {
    assignments: ['listRoleAssignments', 'listRoleDefinitions', 'getRoleDefinition'],
    denials: ['listDenyAssignments'],
    delegations: ['listDelegations', 'listRoleDefinitions'],
  },

  async collect(scope, calls, wanted) {
    const found = await calls.get('getSubscription', {})
    const resource: Subscription = {
      kind: SUBSCRIPTION,
      id: subscriptionId(scope.account),
      name: (found.state === 'known' && found.value.displayName) || scope.account,
      scope,
      facts: await gather<Subscription['facts']>(wanted, {
        assignments: async () => {
          const { items, gaps } = await assigned.everyAssignment(calls)
          const wide = { items: items.filter(isWide), gaps }
          return wholeOf(wide, 'Microsoft.Authorization:roleAssignments.listForSubscription')
        },
        denials: async () =>
          wholeOf(await calls.list('listDenyAssignments', {}), listDenyAssignments.id),
        delegations: async () => {
          const [found, definitions] = await Promise.all([
            calls.list('listDelegations', {}),
            calls.list('listRoleDefinitions', {}),
          ])
          return map(wholeOf(found, listDelegations.id), (all) =>
            all.map((one) => delegationOf(one, definitions.items)),
          )
        },
      }),
    }
    return { items: [resource], gaps: [] }
  },
})

export function subscriptionId(account: string): string {
  return `/subscriptions/${account}`
}
