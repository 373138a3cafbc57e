import { sdk } from '../sdk.ts'
import type { Senders } from '../wire.ts'

const authorization = sdk(async ({ credential, subscription, options }) => {
  const { AuthorizationManagementClient } = await import('@azure/arm-authorization')
  const client = new AuthorizationManagementClient(credential, subscription, options)
  return { client, scope: `subscriptions/${subscription}` }
})

export const authorizationCalls: Senders = {
  'Microsoft.Authorization:roleDefinitions.list': authorization.page(({ client, scope }) =>
    client.roleDefinitions.list(scope),
  ),
  'Microsoft.Authorization:roleDefinitions.getById': authorization.one(
    ({ client }, { id }: { readonly id: string }) => client.roleDefinitions.getById(id),
  ),
  'Microsoft.Authorization:roleAssignments.listForSubscription': authorization.page(({ client }) =>
    client.roleAssignments.listForSubscription(),
  ),
  'Microsoft.Authorization:roleAssignmentScheduleInstances.listForScope': authorization.page(
    ({ client, scope }) => client.roleAssignmentScheduleInstances.listForScope(scope),
  ),
  'Microsoft.Authorization:denyAssignments.list': authorization.page(({ client }) =>
    client.denyAssignments.list(),
  ),
}
