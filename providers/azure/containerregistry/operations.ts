import { z } from 'zod'
import { operation } from '#model'
import { nextPage, type Page, pageOf } from '../page.ts'

/** https://learn.microsoft.com/rest/api/container-registry/registries/list */
const Registry = z.object({
  id: z.string(),
  name: z.string(),
  location: z.string(),
  tags: z.record(z.string(), z.string()).nullish(),
  properties: z.object({
    anonymousPullEnabled: z.boolean().nullish(),
    publicNetworkAccess: z.string().nullish(),
    networkRuleSet: z
      .object({
        defaultAction: z.string().nullish(),
        ipRules: z.array(z.object({ value: z.string() })).nullish(),
      })
      .nullish(),
    encryption: z
      .object({
        status: z.string().nullish(),
        keyVaultProperties: z.object({ keyIdentifier: z.string().nullish() }).nullish(),
      })
      .nullish(),
  }),
})
export type RegistryRecord = z.infer<typeof Registry>

export const listRegistries = operation<Page>()({
  id: 'Microsoft.ContainerRegistry:registries.list',
  permissions: ['Microsoft.ContainerRegistry/registries/read'],
  decode: (body) => pageOf(Registry).parse(body).value,
  next: nextPage,
})
