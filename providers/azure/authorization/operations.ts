import { z } from 'zod'
import { operation } from '#model'
import { nextPage, type Page, pageOf } from '../page.ts'

const Actions = z
  .array(z.string())
  .nullish()
  .transform((actions): readonly string[] => actions ?? [])

/** `notActions` takes away within its own set alone; it denies nothing that another set grants. */
export const Permission = z.object({
  actions: Actions,
  notActions: Actions,
  dataActions: Actions,
  notDataActions: Actions,
})
export type Permission = z.infer<typeof Permission>

/** https://learn.microsoft.com/rest/api/authorization/role-definitions/list */
const RoleDefinition = z.object({
  id: z.string(),
  properties: z.object({
    roleName: z.string(),
    type: z.string(),
    assignableScopes: z.array(z.string()).default([]),
    permissions: z.array(Permission).default([]),
  }),
})
export type RoleDefinitionRecord = z.infer<typeof RoleDefinition>

/** Those that can be assigned in the subscription, built in or made here or above. */
export const listRoleDefinitions = operation<Page>()({
  id: 'Microsoft.Authorization:roleDefinitions.list',
  permissions: ['Microsoft.Authorization/roleDefinitions/read'],
  decode: (body) => pageOf(RoleDefinition).parse(body).value,
  next: nextPage,
})

/** One that the list does not show: it can be assigned in some resource group alone. Null if gone. */
export const getRoleDefinition = operation<{ readonly id: string }>()({
  id: 'Microsoft.Authorization:roleDefinitions.getById',
  permissions: ['Microsoft.Authorization/roleDefinitions/read'],
  absent: ['RoleDefinitionDoesNotExist', 'RoleDefinitionNotFound', 'ResourceNotFound'],
  decode: (body) => (body === null ? null : RoleDefinition.parse(body)),
})

/** https://learn.microsoft.com/rest/api/authorization/role-assignments/list-for-subscription */
const RoleAssignment = z.object({
  id: z.string(),
  name: z.string(),
  properties: z.object({
    roleDefinitionId: z.string(),
    principalId: z.string(),
    principalType: z.string().nullish(),
    scope: z.string(),
    condition: z.string().nullish(),
  }),
})
export type RoleAssignmentRecord = z.infer<typeof RoleAssignment>

/** Those made at the subscription, above it and below. */
export const listRoleAssignments = operation<Page>()({
  id: 'Microsoft.Authorization:roleAssignments.listForSubscription',
  permissions: ['Microsoft.Authorization/roleAssignments/read'],
  decode: (body) => pageOf(RoleAssignment).parse(body).value,
  next: nextPage,
})

const DenialPrincipal = z.object({ id: z.string(), type: z.string().nullish() })

/** https://learn.microsoft.com/azure/role-based-access-control/deny-assignments */
const DenyAssignment = z.object({
  id: z.string(),
  properties: z.object({
    scope: z.string(),
    doNotApplyToChildScopes: z.boolean().nullish(),
    permissions: z.array(Permission).default([]),
    principals: z.array(DenialPrincipal).default([]),
    excludePrincipals: z
      .array(DenialPrincipal)
      .nullish()
      .transform((principals) => principals ?? []),
    condition: z.string().nullish(),
  }),
})

export const listDenyAssignments = operation<Page>()({
  id: 'Microsoft.Authorization:denyAssignments.list',
  permissions: ['Microsoft.Authorization/denyAssignments/read'],
  decode: (body) =>
    pageOf(DenyAssignment)
      .parse(body)
      .value.map(({ properties }) => properties),
  next: nextPage,
})
export type DenyAssignment = z.infer<typeof DenyAssignment>['properties']

/** https://learn.microsoft.com/rest/api/authorization/role-assignment-schedule-instances/list-for-scope */
const ScheduleInstance = z.object({
  properties: z.object({
    originRoleAssignmentId: z.string().nullish(),
    endDateTime: z.string().nullish(),
  }),
})

/** The assignments that hold now, as Privileged Identity Management sees them: with their ends. */
export const listScheduleInstances = operation<Page>()({
  id: 'Microsoft.Authorization:roleAssignmentScheduleInstances.listForScope',
  permissions: ['Microsoft.Authorization/roleAssignmentScheduleInstances/read'],
  decode: (body) =>
    pageOf(ScheduleInstance)
      .parse(body)
      .value.map(({ properties }) => properties),
  next: nextPage,
})
