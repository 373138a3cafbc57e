import { z } from 'zod'
import { operation } from '#model'
import { nextPage, type Page, pageOf } from '../page.ts'

/** https://learn.microsoft.com/rest/api/azurerekusto/clusters/list */
const Cluster = z.object({
  id: z.string(),
  name: z.string(),
  location: z.string(),
  tags: z.record(z.string(), z.string()).nullish(),
  properties: z.object({
    publicNetworkAccess: z.string().nullish(),
    allowedIpRangeList: z.array(z.string()).nullish(),
    keyVaultProperties: z
      .object({ keyName: z.string().nullish(), keyVaultUri: z.string().nullish() })
      .nullish(),
  }),
})
export type ClusterRecord = z.infer<typeof Cluster>

export const listClusters = operation<Page>()({
  id: 'Microsoft.Kusto:clusters.list',
  permissions: ['Microsoft.Kusto/clusters/read'],
  decode: (body) => pageOf(Cluster).parse(body).value,
  next: nextPage,
})
