import { z } from 'zod'
import { operation } from '#model'
import { nextPage, type Page, pageOf } from '../page.ts'

/** https://learn.microsoft.com/rest/api/cosmos-db-resource-provider/database-accounts/list */
const Account = z.object({
  id: z.string(),
  name: z.string(),
  location: z.string(),
  tags: z.record(z.string(), z.string()).nullish(),
  properties: z.object({
    publicNetworkAccess: z.string().nullish(),
    ipRules: z.array(z.object({ ipAddressOrRange: z.string() })).nullish(),
    isVirtualNetworkFilterEnabled: z.boolean().nullish(),
    disableLocalAuth: z.boolean().nullish(),
    disableKeyBasedMetadataWriteAccess: z.boolean().nullish(),
    minimalTlsVersion: z.string().nullish(),
    keyVaultKeyUri: z.string().nullish(),
    backupPolicy: z
      .object({
        type: z.string(),
        periodicModeProperties: z
          .object({ backupRetentionIntervalInHours: z.number().nullish() })
          .nullish(),
        continuousModeProperties: z.object({ tier: z.string().nullish() }).nullish(),
      })
      .nullish(),
  }),
})
export type AccountRecord = z.infer<typeof Account>

export const listAccounts = operation<Page>()({
  id: 'Microsoft.DocumentDB:databaseAccounts.list',
  permissions: ['Microsoft.DocumentDB/databaseAccounts/read'],
  decode: (body) => pageOf(Account).parse(body).value,
  next: nextPage,
})
