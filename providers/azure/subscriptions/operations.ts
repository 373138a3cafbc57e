import { z } from 'zod'
import { operation } from '#model'
import { nextPage, type Page, pageOf } from '../page.ts'

/** https://learn.microsoft.com/rest/api/resources/subscriptions/get */
const Subscription = z.object({
  subscriptionId: z.string(),
  displayName: z.string().optional(),
  tenantId: z.string().optional(),
  state: z.string().optional(),
})

/** Every subscription that the caller has any role in, or in a resource of. */
export const listSubscriptions = operation<Page>()({
  id: 'Microsoft.Resources:subscriptions.list',
  permissions: ['Microsoft.Resources/subscriptions/read'],
  decode: (body) => pageOf(Subscription).parse(body).value,
  next: nextPage,
})

export const getSubscription = operation<object>()({
  id: 'Microsoft.Resources:subscriptions.get',
  permissions: ['Microsoft.Resources/subscriptions/read'],
  decode: (body) => Subscription.parse(body),
})

const Tenant = z.object({ tenantId: z.string() })

export const listTenants = operation<Page>()({
  id: 'Microsoft.Resources:tenants.list',
  permissions: ['Microsoft.Resources/subscriptions/read'],
  decode: (body) => pageOf(Tenant).parse(body).value,
  next: nextPage,
})

/** https://learn.microsoft.com/rest/api/managementgroups/management-groups/get-descendants */
const Descendant = z.object({
  name: z.string(),
  type: z.string(),
  properties: z.object({ displayName: z.string().nullish() }).default({}),
})

/** All that is below a management group, however deep. */
export const listDescendants = operation<{ readonly group: string } & Page>()({
  id: 'Microsoft.Management:managementGroups.listDescendants',
  permissions: ['Microsoft.Management/managementGroups/descendants/read'],
  decode: (body) => pageOf(Descendant).parse(body).value,
  next: nextPage,
})

const Authorization = z.object({ principalId: z.string(), roleDefinitionId: z.string() })

/** https://learn.microsoft.com/rest/api/managedservices/registration-assignments/list */
const Delegation = z.object({
  id: z.string(),
  properties: z.object({
    registrationDefinition: z.object({
      properties: z.object({
        managedByTenantId: z.string(),
        managedByTenantName: z.string().nullish(),
        authorizations: z.array(Authorization).default([]),
        eligibleAuthorizations: z
          .array(Authorization)
          .nullish()
          .transform((all) => all ?? []),
      }),
    }),
  }),
})

/** Azure Lighthouse: the tenants that act here without being guests. */
export const listDelegations = operation<Page>()({
  id: 'Microsoft.ManagedServices:registrationAssignments.list',
  permissions: [
    'Microsoft.ManagedServices/registrationAssignments/read',
    'Microsoft.ManagedServices/registrationDefinitions/read',
  ],
  decode: (body) => pageOf(Delegation).parse(body).value,
  next: nextPage,
})
