import { rest } from '../rest.ts'
import { sdk } from '../sdk.ts'
import type { Senders } from '../wire.ts'

const resources = sdk(async ({ credential, options }) => {
  const { SubscriptionClient } = await import('@azure/arm-resources-subscriptions')
  return new SubscriptionClient(credential, options)
})

const subscription = sdk(async (wire) => {
  const { SubscriptionClient } = await import('@azure/arm-resources-subscriptions')
  const { subscriptions } = new SubscriptionClient(wire.credential, wire.options)
  return { get: () => subscriptions.get(wire.subscription) }
})

const management = sdk(async ({ credential, options }) => {
  const { ManagementGroupsAPI } = await import('@azure/arm-managementgroups')
  return new ManagementGroupsAPI(credential, options)
})

export const subscriptionCalls: Senders = {
  'Microsoft.Resources:subscriptions.list': resources.page(({ subscriptions }) =>
    subscriptions.list(),
  ),
  'Microsoft.Resources:subscriptions.get': subscription.one(({ get }) => get()),
  'Microsoft.Resources:tenants.list': resources.page(({ tenants }) => tenants.list()),
  'Microsoft.Management:managementGroups.listDescendants': management.page(
    ({ managementGroups }, { group }: { readonly group: string }) =>
      managementGroups.listDescendants(group),
  ),
  'Microsoft.ManagedServices:registrationAssignments.list': rest(
    '/providers/Microsoft.ManagedServices/registrationAssignments?$expandRegistrationDefinition=true',
    '2022-10-01',
  ),
}
