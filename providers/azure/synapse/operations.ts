import { z } from 'zod'
import { operation } from '#model'
import { firewallRulesIn } from '../flexible/record.ts'
import { nextPage, type Page, pageOf } from '../page.ts'

export interface InWorkspace {
  readonly group: string
  readonly workspace: string
}

/** https://learn.microsoft.com/rest/api/synapse/resourcemanager/workspaces/list */
const Workspace = z.object({
  id: z.string(),
  name: z.string(),
  location: z.string(),
  tags: z.record(z.string(), z.string()).nullish(),
  properties: z.object({
    publicNetworkAccess: z.string().nullish(),
    azureADOnlyAuthentication: z.boolean().nullish(),
    encryption: z
      .object({
        cmk: z.object({ key: z.object({ keyVaultUrl: z.string().nullish() }).nullish() }).nullish(),
      })
      .nullish(),
  }),
})
export type WorkspaceRecord = z.infer<typeof Workspace>

export const listWorkspaces = operation<Page>()({
  id: 'Microsoft.Synapse:workspaces.list',
  permissions: ['Microsoft.Synapse/workspaces/read'],
  decode: (body) => pageOf(Workspace).parse(body).value,
  next: nextPage,
})

export const listFirewallRules = operation<InWorkspace & Page>()({
  id: 'Microsoft.Synapse:ipFirewallRules.listByWorkspace',
  permissions: ['Microsoft.Synapse/workspaces/firewallRules/read'],
  decode: firewallRulesIn,
  next: nextPage,
})
