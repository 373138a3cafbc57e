import {
  defineCollector,
  type Fact,
  gather,
  isNonEmpty,
  known,
  type Listing,
  map,
  type Resource,
  unknown,
} from '#model'
import { armId, resourceGroupOf } from '../armId.ts'
import type { AccountRecord } from './operations.ts'
import * as all from './operations.ts'

export type PublicNetworkAccess = 'Enabled' | 'Disabled' | 'SecuredByPerimeter'

export interface Firewall {
  readonly defaultAction: 'Allow' | 'Deny'
  /** In CIDR notation or single addresses. */
  readonly ranges: readonly string[]
  /** Resources of Azure that pass, each in the tenant it belongs to. */
  readonly resources: readonly { readonly tenantId: string; readonly resourceId: string }[]
  /** `AzureServices`, `Logging`, `Metrics`, in any combination, or `None`. */
  readonly bypass: string
}

/** The network security perimeter that the account is in. */
export interface Perimeter {
  /** In transition mode the firewall is asked after the perimeter; enforced, the perimeter alone. */
  readonly enforced: boolean
  readonly ranges: readonly string[]
}

export interface AccountEncryption {
  /** The URI of the customer's key, or null for Microsoft's. */
  readonly key: string | null
  /** Services whose data is in clear, as only accounts of before 2017 can have. */
  readonly inClear: readonly string[]
  /** Encrypted a second time below. */
  readonly infrastructure: boolean
}

export interface Retained {
  readonly versions: boolean
  /** Days for which a deleted blob can be brought back; 0 for never. */
  readonly blobDays: number
  readonly containerDays: number
}

/** How file shares are served over SMB. */
export interface Files {
  /** Days for which a deleted share can be brought back; 0 for never. */
  readonly shareDays: number
  /** `SMB3.1.1`; all that Azure speaks, unless somebody chose. */
  readonly smbVersions: readonly string[]
  /** `AES-256-GCM`; all that Azure speaks, unless somebody chose. */
  readonly smbCiphers: readonly string[]
}

export interface AccountKeys {
  /** After so many days they are reported as due; null when nobody is reminded. */
  readonly expiryDays: number | null
  /** When the older of the two was made (ISO 8601); null before Azure kept that. */
  readonly oldest: string | null
}

export type Account = Resource<
  'azure:storage:account',
  {
    /** Whether a container may be made anonymous. Never set, on an old account, means that it may. */
    readonly allowBlobPublicAccess: Fact<boolean>
    /** Whether account keys, and links signed with them, open it. Never set means that they do. */
    readonly allowSharedKeyAccess: Fact<boolean>
    /** Whether its blobs may be copied by rule to an account of another tenant. */
    readonly allowCrossTenantReplication: Fact<boolean>
    readonly publicNetworkAccess: Fact<PublicNetworkAccess>
    readonly firewall: Fact<Firewall>
    readonly perimeter: Fact<Perimeter | null>
    readonly httpsOnly: Fact<boolean>
    /** `TLS1_2`. */
    readonly minimumTls: Fact<string>
    readonly encryption: Fact<AccountEncryption>
    /** Null for an account that keeps no blobs. */
    readonly retained: Fact<Retained | null>
    /** Null for an account that keeps no file shares. */
    readonly files: Fact<Files | null>
    readonly sftp: Fact<boolean>
    readonly keys: Fact<AccountKeys>
    /** Whether the portal signs in with the person's own rights unless told otherwise. */
    readonly entraByDefault: Fact<boolean>
    /** Private endpoints whose connection was approved. */
    readonly privateEndpoints: Fact<number>
    /** `Standard_GRS`. */
    readonly sku: Fact<string>
  }
>

export const ACCOUNT = 'azure:storage:account' as const

const LISTING = 'Microsoft.Storage:storageAccounts.list' as const

const operations = {
  listAccounts: all.listAccounts,
  getBlobService: all.getBlobService,
  getFileService: all.getFileService,
  listPerimeters: all.listPerimeters,
}

export const accounts = defineCollector<Account, typeof operations>({
  kind: ACCOUNT,
  per: 'account',
  operations,
  lists: ['listAccounts'],
  answers: {
    allowBlobPublicAccess: [],
    allowSharedKeyAccess: [],
    allowCrossTenantReplication: [],
    publicNetworkAccess: [],
    firewall: [],
    perimeter: ['listPerimeters'],
    httpsOnly: [],
    minimumTls: [],
    encryption: [],
    retained: ['getBlobService'],
    files: ['getFileService'],
    sftp: [],
    keys: [],
    entraByDefault: [],
    privateEndpoints: [],
    sku: [],
  },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('listAccounts', {})

    const resources = items.map(async (account): Promise<Account> => {
      const at = { group: resourceGroupOf(account.id), account: account.name }
      return {
        kind: ACCOUNT,
        id: armId(account.id),
        name: account.name,
        scope: { ...scope, region: account.location },
        tags: account.tags ?? {},
        facts: await gather<Account['facts']>(wanted, {
          ...fromListing(account),
          perimeter: async () => asPerimeter(await calls.list('listPerimeters', at)),
          retained: async () => asRetained(await calls.get('getBlobService', at)),
          files: async () => asFiles(await calls.get('getFileService', at)),
        }),
      }
    })
    return { items: await Promise.all(resources), gaps }
  },
})

function fromListing({ properties, sku }: AccountRecord) {
  return {
    allowBlobPublicAccess: () => known(properties.allowBlobPublicAccess ?? true, LISTING),
    allowSharedKeyAccess: () => known(properties.allowSharedKeyAccess ?? true, LISTING),
    allowCrossTenantReplication: () =>
      known(properties.allowCrossTenantReplication ?? true, LISTING),
    publicNetworkAccess: () => accessOf(properties),
    firewall: () => firewallOf(properties),
    httpsOnly: () => known(properties.supportsHttpsTrafficOnly ?? false, LISTING),
    minimumTls: () => known(properties.minimumTlsVersion ?? 'TLS1_0', LISTING),
    encryption: () => known(encryptionOf(properties), LISTING),
    sftp: () => known(properties.isSftpEnabled ?? false, LISTING),
    keys: () => known(keysOf(properties), LISTING),
    entraByDefault: () => known(properties.defaultToOAuthAuthentication ?? false, LISTING),
    privateEndpoints: () => known(approvedOf(properties), LISTING),
    sku: () => (sku ? known(sku.name, LISTING) : malformed('The account has no sku.')),
  }
}

type Properties = AccountRecord['properties']

export function accessOf({
  publicNetworkAccess: access = 'Enabled',
}: Pick<Properties, 'publicNetworkAccess'>): Fact<PublicNetworkAccess> {
  if (access === null) return known('Enabled', LISTING)
  const sort = (['Enabled', 'Disabled', 'SecuredByPerimeter'] as const).find(
    (one) => one.toLowerCase() === access.toLowerCase(),
  )
  return sort ? known(sort, LISTING) : malformed(`publicNetworkAccess is "${access}".`)
}

export function firewallOf({ networkAcls }: Pick<Properties, 'networkAcls'>): Fact<Firewall> {
  if (!networkAcls) return malformed('The network rules of the account are missing.')
  const { defaultAction, bypass, ipRules, ipv6Rules, resourceAccessRules } = networkAcls
  return known(
    {
      defaultAction: defaultAction.toLowerCase() === 'deny' ? 'Deny' : 'Allow',
      bypass: bypass ?? 'None',
      ranges: [...(ipRules ?? []), ...(ipv6Rules ?? [])].map(({ value }) => value),
      resources: resourceAccessRules ?? [],
    },
    LISTING,
  )
}

function encryptionOf({ encryption }: Properties): AccountEncryption {
  const { keySource, keyvaultproperties: vault, services } = encryption ?? {}
  const isCustomers = keySource?.toLowerCase() === 'microsoft.keyvault'
  return {
    key: isCustomers
      ? `${(vault?.keyvaulturi ?? '').replace(/\/$/, '')}/keys/${vault?.keyname ?? ''}`
      : null,
    inClear: Object.entries(services ?? {})
      .filter(([, service]) => service?.enabled === false)
      .map(([name]) => name),
    infrastructure: encryption?.requireInfrastructureEncryption ?? false,
  }
}

function keysOf({ keyPolicy, keyCreationTime }: Properties): AccountKeys {
  const made = [keyCreationTime?.key1, keyCreationTime?.key2].flatMap((time) => time ?? [])
  return {
    expiryDays: keyPolicy?.keyExpirationPeriodInDays ?? null,
    oldest: made.sort()[0] ?? null,
  }
}

function approvedOf({ privateEndpointConnections }: Properties): number {
  return (privateEndpointConnections ?? []).filter(
    ({ properties }) => properties.privateLinkServiceConnectionState?.status === 'Approved',
  ).length
}

type Association = ReturnType<typeof all.listPerimeters.decode>[number]

export function asPerimeter({ items, gaps }: Listing<Association>): Fact<Perimeter | null> {
  if (isNonEmpty(gaps)) return unknown(...gaps)
  if (items.length === 0) return known(null, all.listPerimeters.id)
  const rules = items.flatMap(({ profile }) => profile?.accessRules ?? [])
  return known(
    {
      enforced: items.some(
        ({ resourceAssociation }) => resourceAssociation.accessMode === 'Enforced',
      ),
      ranges: rules
        .filter(({ properties }) => properties.direction === 'Inbound')
        .flatMap(({ properties }) => properties.addressPrefixes ?? []),
    },
    all.listPerimeters.id,
  )
}

function asRetained(
  service: Fact<ReturnType<typeof all.getBlobService.decode>>,
): Fact<Retained | null> {
  return map(
    service,
    (properties) =>
      properties && {
        versions: properties.isVersioningEnabled ?? false,
        blobDays: daysOf(properties.deleteRetentionPolicy),
        containerDays: daysOf(properties.containerDeleteRetentionPolicy),
      },
  )
}

/** https://learn.microsoft.com/azure/storage/files/files-smb-protocol */
const SMB_VERSIONS = ['SMB2.1', 'SMB3.0', 'SMB3.1.1']
const SMB_CIPHERS = ['AES-128-CCM', 'AES-128-GCM', 'AES-256-GCM']

function asFiles(service: Fact<ReturnType<typeof all.getFileService.decode>>): Fact<Files | null> {
  return map(service, (properties) => {
    if (properties === null) return null
    const { versions, channelEncryption } = properties.protocolSettings?.smb ?? {}
    return {
      shareDays: daysOf(properties.shareDeleteRetentionPolicy),
      smbVersions: versions ? words(versions) : SMB_VERSIONS,
      smbCiphers: channelEncryption ? words(channelEncryption) : SMB_CIPHERS,
    }
  })
}

interface RetentionPolicy {
  readonly enabled?: boolean | null | undefined
  readonly days?: number | null | undefined
}

function daysOf(policy: RetentionPolicy | null | undefined): number {
  return policy?.enabled === true ? (policy.days ?? 1) : 0
}

/** `SMB3.0;SMB3.1.1;` as a list. */
function words(list: string): readonly string[] {
  return list.split(';').filter((word) => word !== '')
}

function malformed(detail: string) {
  return unknown({ call: LISTING, reason: 'malformed', permission: null, detail })
}
