import { z } from 'zod'
import { operation } from '#model'
import { nextPage, type Page, pageOf } from '../page.ts'

export interface InAccount {
  readonly group: string
  readonly account: string
}

const IpRule = z.object({ value: z.string(), action: z.string().optional() })

/** https://learn.microsoft.com/rest/api/storagerp/storage-accounts/list */
const Account = z.object({
  id: z.string(),
  name: z.string(),
  location: z.string(),
  kind: z.string().optional(),
  sku: z.object({ name: z.string() }).optional(),
  tags: z.record(z.string(), z.string()).nullish(),
  properties: z.object({
    allowBlobPublicAccess: z.boolean().nullish(),
    allowSharedKeyAccess: z.boolean().nullish(),
    allowCrossTenantReplication: z.boolean().nullish(),
    minimumTlsVersion: z.string().nullish(),
    supportsHttpsTrafficOnly: z.boolean().nullish(),
    publicNetworkAccess: z.string().nullish(),
    isSftpEnabled: z.boolean().nullish(),
    defaultToOAuthAuthentication: z.boolean().nullish(),
    keyPolicy: z.object({ keyExpirationPeriodInDays: z.number() }).nullish(),
    keyCreationTime: z.object({ key1: z.string().nullish(), key2: z.string().nullish() }).nullish(),
    privateEndpointConnections: z
      .array(
        z.object({
          properties: z.object({
            privateLinkServiceConnectionState: z.object({ status: z.string().nullish() }).nullish(),
          }),
        }),
      )
      .nullish(),
    networkAcls: z
      .object({
        defaultAction: z.string(),
        bypass: z.string().nullish(),
        ipRules: z.array(IpRule).nullish(),
        ipv6Rules: z.array(IpRule).nullish(),
        resourceAccessRules: z
          .array(z.object({ tenantId: z.string(), resourceId: z.string() }))
          .nullish(),
      })
      .nullish(),
    encryption: z
      .object({
        keySource: z.string().nullish(),
        requireInfrastructureEncryption: z.boolean().nullish(),
        keyvaultproperties: z
          .object({ keyvaulturi: z.string().nullish(), keyname: z.string().nullish() })
          .nullish(),
        services: z
          .record(z.string(), z.object({ enabled: z.boolean().nullish() }).nullish())
          .nullish(),
      })
      .nullish(),
  }),
})
export type AccountRecord = z.infer<typeof Account>

export const listAccounts = operation<Page>()({
  id: 'Microsoft.Storage:storageAccounts.list',
  permissions: ['Microsoft.Storage/storageAccounts/read'],
  decode: (body) => pageOf(Account).parse(body).value,
  next: nextPage,
})

const Retention = z.object({ enabled: z.boolean().nullish(), days: z.number().nullish() }).nullish()

const BlobService = z.object({
  properties: z.object({
    isVersioningEnabled: z.boolean().nullish(),
    deleteRetentionPolicy: Retention,
    containerDeleteRetentionPolicy: Retention,
  }),
})

/** What an account says that was made for something else: for file shares alone, or for blobs. */
const NOT_KEPT = ['FeatureNotSupportedForAccount', 'OperationNotSupportedOnAccount']

/** Null for an account that keeps no blobs. */
export const getBlobService = operation<InAccount>()({
  id: 'Microsoft.Storage:blobServices.getServiceProperties',
  permissions: ['Microsoft.Storage/storageAccounts/blobServices/read'],
  absent: NOT_KEPT,
  decode: (body) => (body === null ? null : BlobService.parse(body).properties),
})

const FileService = z.object({
  properties: z.object({
    shareDeleteRetentionPolicy: Retention,
    protocolSettings: z
      .object({
        smb: z
          .object({ versions: z.string().nullish(), channelEncryption: z.string().nullish() })
          .nullish(),
      })
      .nullish(),
  }),
})

/** Null for an account that keeps no file shares. */
export const getFileService = operation<InAccount>()({
  id: 'Microsoft.Storage:fileServices.getServiceProperties',
  permissions: ['Microsoft.Storage/storageAccounts/fileServices/read'],
  absent: NOT_KEPT,
  decode: (body) => (body === null ? null : FileService.parse(body).properties),
})

const Container = z.object({
  id: z.string(),
  name: z.string(),
  properties: z.object({
    publicAccess: z.enum(['None', 'Blob', 'Container']).nullish(),
    hasLegalHold: z.boolean().nullish(),
    immutabilityPolicy: z
      .object({
        properties: z.object({
          immutabilityPeriodSinceCreationInDays: z.number().nullish(),
          state: z.string().nullish(),
        }),
      })
      .nullish(),
  }),
})
export type ContainerRecord = z.infer<typeof Container>

export const listContainers = operation<InAccount & Page>()({
  id: 'Microsoft.Storage:blobContainers.list',
  permissions: ['Microsoft.Storage/storageAccounts/blobServices/containers/read'],
  absent: NOT_KEPT,
  decode: (body) => (body === null ? [] : pageOf(Container).parse(body).value),
  next: (body, input) => (body === null ? undefined : nextPage(body, input)),
})

/** https://learn.microsoft.com/rest/api/storagerp/network-security-perimeter-configurations/list */
const Association = z.object({
  properties: z.object({
    profile: z
      .object({
        accessRules: z
          .array(
            z.object({
              name: z.string().optional(),
              properties: z.object({
                direction: z.string(),
                addressPrefixes: z.array(z.string()).nullish(),
              }),
            }),
          )
          .nullish(),
      })
      .nullish(),
    resourceAssociation: z.object({ accessMode: z.string() }),
  }),
})

export const listPerimeters = operation<InAccount & Page>()({
  id: 'Microsoft.Storage:networkSecurityPerimeterConfigurations.list',
  permissions: ['Microsoft.Storage/storageAccounts/networkSecurityPerimeterConfigurations/read'],
  decode: (body) =>
    pageOf(Association)
      .parse(body)
      .value.map(({ properties }) => properties),
  next: nextPage,
})
