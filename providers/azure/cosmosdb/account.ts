import { defineCollector, type Fact, gather, known, type Resource, unknown } from '#model'
import { armId } from '../armId.ts'
import type { Admits } from '../exposure/firewall.ts'
import { publicAccessFrom } from '../exposure/publicAccess.ts'
import { type AccountRecord, listAccounts } from './operations.ts'

export const ACCOUNT = 'azure:cosmosdb:account' as const

export interface Backups {
  /** Any moment can be restored, and not only the last copies. */
  readonly continuous: boolean
  /** Less than one where hours are kept. */
  readonly days: number
}

export type Account = Resource<
  typeof ACCOUNT,
  {
    readonly publicAccess: Fact<boolean>
    readonly admits: Fact<Admits>
    /** Whether its keys open it, to whoever holds them. */
    readonly keysWork: Fact<boolean>
    /** Whether those keys may also make and drop databases and containers. */
    readonly keysManage: Fact<boolean>
    /** `Tls12`. */
    readonly minimumTls: Fact<string>
    /** The address of the customer's key in a vault; null where Microsoft holds it. */
    readonly key: Fact<string | null>
    readonly backups: Fact<Backups>
  }
>

const operations = { listAccounts }

export const accounts = defineCollector<Account, typeof operations>({
  kind: ACCOUNT,
  per: 'account',
  operations,
  lists: ['listAccounts'],
  answers: {
    publicAccess: [],
    admits: [],
    keysWork: [],
    keysManage: [],
    minimumTls: [],
    key: [],
    backups: [],
  },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('listAccounts', {})
    const resources = items.map(
      async (account): Promise<Account> => ({
        kind: ACCOUNT,
        id: armId(account.id),
        name: account.name,
        scope: { ...scope, region: account.location },
        tags: account.tags ?? {},
        facts: await gather<Account['facts']>(wanted, factsFrom(account)),
      }),
    )
    return { items: await Promise.all(resources), gaps }
  },
})

const { id: LISTING } = listAccounts

export function factsFrom({ properties }: AccountRecord) {
  const keysWork = !(properties.disableLocalAuth ?? false)
  return {
    publicAccess: () => publicAccessFrom(properties.publicNetworkAccess, LISTING),
    admits: () => known(admitsOf(properties), LISTING),
    keysWork: () => known(keysWork, LISTING),
    keysManage: () =>
      known(keysWork && !(properties.disableKeyBasedMetadataWriteAccess ?? false), LISTING),
    minimumTls: () =>
      properties.minimalTlsVersion
        ? known(properties.minimalTlsVersion, LISTING)
        : malformed('The account does not say which TLS it accepts.'),
    key: () => known(properties.keyVaultKeyUri || null, LISTING),
    backups: () => backupsOf(properties),
  }
}

type Properties = AccountRecord['properties']

/**
 * Neither addresses nor virtual networks listed is no filter at all. A single `0.0.0.0` stands for
 * what runs in Azure, of any customer.
 * https://learn.microsoft.com/azure/cosmos-db/how-to-configure-firewall
 */
function admitsOf({ ipRules, isVirtualNetworkFilterEnabled }: Properties): Admits {
  const rules = ipRules ?? []
  if (rules.length === 0 && !isVirtualNetworkFilterEnabled) return 'everybody'
  return rules.map(({ ipAddressOrRange }, index) => ({
    name: String(index),
    first: ipAddressOrRange,
    last: ipAddressOrRange,
  }))
}

/** https://learn.microsoft.com/azure/cosmos-db/continuous-backup-restore-introduction */
function backupsOf({ backupPolicy }: Properties): Fact<Backups> {
  const { type, periodicModeProperties: periodic, continuousModeProperties } = backupPolicy ?? {}
  if (type === 'Continuous') {
    const days = continuousModeProperties?.tier === 'Continuous7Days' ? 7 : 30
    return known({ continuous: true, days }, LISTING)
  }
  const hours = periodic?.backupRetentionIntervalInHours
  return type === 'Periodic' && typeof hours === 'number'
    ? known({ continuous: false, days: Math.round((hours / 24) * 10) / 10 }, LISTING)
    : malformed('The account does not say how it is backed up.')
}

function malformed(detail: string) {
  return unknown({ call: LISTING, reason: 'malformed', permission: null, detail })
}
