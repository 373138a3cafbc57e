import { z } from 'zod'
import { operation } from '#model'
import { nextPage, type Page, pageOf } from '../page.ts'

export interface InVault {
  readonly group: string
  readonly vault: string
}

/** https://learn.microsoft.com/rest/api/keyvault/vaults/list-by-subscription */
const Vault = z.object({
  id: z.string(),
  name: z.string(),
  location: z.string(),
  tags: z.record(z.string(), z.string()).nullish(),
  properties: z.object({
    enableRbacAuthorization: z.boolean().nullish(),
    enableSoftDelete: z.boolean().nullish(),
    enablePurgeProtection: z.boolean().nullish(),
    accessPolicies: z
      .array(
        z.object({
          objectId: z.string(),
          permissions: z.record(z.string(), z.array(z.string()).nullish()).nullish(),
        }),
      )
      .nullish(),
    publicNetworkAccess: z.string().nullish(),
    networkAcls: z
      .object({
        defaultAction: z.string().nullish(),
        bypass: z.string().nullish(),
        ipRules: z.array(z.object({ value: z.string() })).nullish(),
      })
      .nullish(),
  }),
})
export type VaultRecord = z.infer<typeof Vault>

export const listVaults = operation<Page>()({
  id: 'Microsoft.KeyVault:vaults.listBySubscription',
  permissions: ['Microsoft.KeyVault/vaults/read'],
  decode: (body) => pageOf(Vault).parse(body).value,
  next: nextPage,
})

/** https://learn.microsoft.com/rest/api/keyvault/managedhsm/managed-hsms/list-by-subscription */
export const listManagedHsms = operation<Page>()({
  id: 'Microsoft.KeyVault:managedHsms.listBySubscription',
  permissions: ['Microsoft.KeyVault/managedHSMs/read'],
  decode: (body) => pageOf(Vault).parse(body).value,
  next: nextPage,
})

const KeyName = z.object({ id: z.string(), name: z.string() })

export const listKeys = operation<InVault & Page>()({
  id: 'Microsoft.KeyVault:keys.list',
  permissions: ['Microsoft.KeyVault/vaults/keys/read'],
  decode: (body) => pageOf(KeyName).parse(body).value,
  next: nextPage,
})

/** https://learn.microsoft.com/rest/api/keyvault/keys/get */
const Key = z.object({
  properties: z.object({
    kty: z.string().nullish(),
    attributes: z.object({ enabled: z.boolean().nullish(), exp: z.number().nullish() }).nullish(),
    rotationPolicy: z
      .object({
        lifetimeActions: z
          .array(
            z.object({
              action: z.object({ type: z.string() }).nullish(),
              trigger: z
                .object({
                  timeAfterCreate: z.string().nullish(),
                  timeBeforeExpiry: z.string().nullish(),
                })
                .nullish(),
            }),
          )
          .nullish(),
        attributes: z.object({ expiryTime: z.string().nullish() }).nullish(),
      })
      .nullish(),
  }),
})

/** What the management plane tells of a key; the material never leaves the vault. */
export const getKey = operation<InVault & { readonly key: string }>()({
  id: 'Microsoft.KeyVault:keys.get',
  permissions: ['Microsoft.KeyVault/vaults/keys/read'],
  decode: (body) => {
    const { properties } = Key.parse(body)
    return {
      enabled: properties.attributes?.enabled ?? true,
      expiresAt: expiryOf(properties),
      rotationDays: rotationOf(properties),
    }
  },
})

type KeyProperties = z.infer<typeof Key>['properties']

function expiryOf({ attributes }: KeyProperties): string | null {
  return attributes?.exp ? new Date(attributes.exp * 1000).toISOString() : null
}

/**
 * `Rotate` after so long, or so long before each version expires. Throws for a duration that is
 * none. https://learn.microsoft.com/azure/key-vault/keys/how-to-configure-key-rotation
 */
function rotationOf({ rotationPolicy }: KeyProperties): number | null {
  const triggers = (rotationPolicy?.lifetimeActions ?? [])
    .filter(({ action }) => /^rotate$/i.test(action?.type ?? ''))
    .map(({ trigger }) => trigger)
  const lifetime = rotationPolicy?.attributes?.expiryTime
  const days = triggers.flatMap((trigger) => {
    if (trigger?.timeAfterCreate) return daysIn(trigger.timeAfterCreate)
    if (trigger?.timeBeforeExpiry && lifetime) {
      return daysIn(lifetime) - daysIn(trigger.timeBeforeExpiry)
    }
    return []
  })
  return days.length > 0 ? Math.min(...days) : null
}

/** Of an ISO 8601 duration in years, months, weeks and days: `P90D`, `P1Y6M`. */
function daysIn(duration: string): number {
  const match = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/i.exec(duration)
  if (!match) throw new Error(`${duration} is no duration in days`)
  const [years = 0, months = 0, weeks = 0, days = 0] = match
    .slice(1)
    .map((text) => Number(text ?? 0))
  return years * 365 + months * 30 + weeks * 7 + days
}
