import { defineCollector, type Fact, gather, type Resource } from '#model'
import { type Assignment, isWide } from '../authorization/assignment.ts'
import * as assigned from '../authorization/collected.ts'
import { type DenyAssignment, listDenyAssignments } from '../authorization/operations.ts'
import { getSubscription } from './operations.ts'

export type Subscription = Resource<
  'azure:resources:subscription',
  {
    /** The roles that hold in all of it: assigned at the subscription or above. */
    readonly assignments: Fact<readonly Assignment[]>
    readonly denials: Fact<readonly DenyAssignment[]>
  }
>

export const SUBSCRIPTION = 'azure:resources:subscription' as const

const operations = { ...assigned.operations, getSubscription, listDenyAssignments }

export const subscriptions = defineCollector<Subscription, typeof operations>({
  kind: SUBSCRIPTION,
  per: 'account',
  operations,
  lists: ['getSubscription'],
  answers: {
    assignments: ['listRoleAssignments', 'listRoleDefinitions', 'getRoleDefinition'],
    denials: ['listDenyAssignments'],
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
          return assigned.whole(wide, 'Microsoft.Authorization:roleAssignments.listForSubscription')
        },
        denials: async () =>
          assigned.whole(await calls.list('listDenyAssignments', {}), listDenyAssignments.id),
      }),
    }
    return { items: [resource], gaps: [] }
  },
})

export function subscriptionId(account: string): string {
  return `/subscriptions/${account}`
}
