import { z } from 'zod'
import { operation } from '#model'
import { nextPage, type Page, pageOf } from '../page.ts'

/** https://learn.microsoft.com/rest/api/databricks/workspaces/list-by-subscription */
const Workspace = z.object({
  id: z.string(),
  name: z.string(),
  location: z.string(),
  tags: z.record(z.string(), z.string()).nullish(),
  properties: z.object({ publicNetworkAccess: z.string().nullish() }),
})

export const listWorkspaces = operation<Page>()({
  id: 'Microsoft.Databricks:workspaces.listBySubscription',
  permissions: ['Microsoft.Databricks/workspaces/read'],
  decode: (body) => pageOf(Workspace).parse(body).value,
  next: nextPage,
})
