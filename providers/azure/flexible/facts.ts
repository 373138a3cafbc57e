/** The facts that flexible servers of either engine have, from their listing and its children. @module */

import { type CallId, type Fact, known, map, unknown } from '#model'
import type { AddressRule } from '../exposure/firewall.ts'
import { publicAccessFrom } from '../exposure/publicAccess.ts'
import type { FlexibleServerRecord, Parameter } from './record.ts'

export interface CustomerKey {
  /** Its address in the vault. */
  readonly key: string
  /** Whether the server can use it, where the server says so. */
  readonly isUsable: boolean | null
}

export interface Backups {
  readonly days: number
  /** Copied to the paired region. */
  readonly geoRedundant: boolean
}

export type Parameters = Readonly<Record<string, string>>

export type FlexibleServerFacts = {
  readonly publicAccess: Fact<boolean>
  readonly firewallRules: Fact<readonly AddressRule[]>
  /** Server parameters by name, of those that checks ask about. */
  readonly parameters: Fact<Parameters>
  /** The customer's key; null where Microsoft holds it. */
  readonly key: Fact<CustomerKey | null>
  readonly backups: Fact<Backups>
}

export function factsFromListing({ properties }: FlexibleServerRecord, from: CallId) {
  return {
    publicAccess: () => publicAccessFrom(properties.network?.publicNetworkAccess, from),
    key: () => known(keyOf(properties), from),
    backups: () => backupsOf(properties, from),
  }
}

type Properties = FlexibleServerRecord['properties']

function keyOf({ dataEncryption }: Properties): CustomerKey | null {
  if (!/^azurekeyvault$/i.test(dataEncryption?.type ?? '')) return null
  const status = dataEncryption?.primaryEncryptionKeyStatus
  return {
    key: dataEncryption?.primaryKeyURI ?? 'a key in a vault',
    isUsable: status ? /^valid$/i.test(status) : null,
  }
}

function backupsOf({ backup }: Properties, from: CallId): Fact<Backups> {
  const days = backup?.backupRetentionDays
  if (typeof days !== 'number')
    return malformed(from, 'The server does not say how long it keeps its backups.')
  return known({ days, geoRedundant: /^enabled$/i.test(backup?.geoRedundantBackup ?? '') }, from)
}

export function byName(parameters: Fact<readonly Parameter[]>): Fact<Parameters> {
  return map(parameters, (list) => Object.fromEntries(list.map(({ name, value }) => [name, value])))
}

function malformed(call: CallId, detail: string) {
  return unknown({ call, reason: 'malformed', permission: null, detail })
}
