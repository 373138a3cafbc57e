/** A vault and its keys, as what checks are about. @module */

import { allTrue, defineProjection, known, map, unless } from '#model'
import { EncryptionKey, Endpoint, KeyVault, Recoverable } from '#views'
import { reachedThrough } from '../exposure/firewall.ts'
import { KEY, type Key } from './key.ts'
import { VAULT, type Vault } from './vault.ts'

/** A token is still asked for; reaching the prompt is what this is about. */
export const vaultAsEndpoint = defineProjection<Vault, Endpoint>({
  kind: VAULT,
  as: Endpoint,
  reads: ['publicAccess', 'admits'],
  project: ({ id, facts }) => ({
    noun: 'key vault',
    service: 'key vault',
    port: 443,
    ...reachedThrough({
      id,
      pointer: '/properties/networkAcls',
      publicAccess: facts.publicAccess,
      admits: facts.admits,
      what: ['invoke'],
      call: 'Microsoft.KeyVault:vaults.listBySubscription',
      fix: 'Set publicNetworkAccess to Disabled, or networkAcls.defaultAction to Deny and admit the networks that need it.',
    }),
  }),
})

export const vaultAsKeyVault = defineProjection<Vault, KeyVault>({
  kind: VAULT,
  as: KeyVault,
  reads: ['byRoles', 'accessPolicies'],
  project: ({ facts }) => ({
    byRoles: facts.byRoles,
    policies: unless(facts.byRoles, facts.accessPolicies),
  }),
})

export const vaultAsRecoverable = defineProjection<Vault, Recoverable>({
  kind: VAULT,
  as: Recoverable,
  reads: ['softDelete', 'purgeProtection'],
  project: ({ facts }) => ({
    noun: 'key vault',
    keepsVersions: facts.softDelete,
    backupDays: known(null),
    deletionProtected: known(null),
    purgeProtected: allTrue(facts.softDelete, facts.purgeProtection),
  }),
})

/** CIS asks for rotation and sets no period; two years is the longest that Azure's policies advise. */
const ROTATE_WITHIN_DAYS = 730

export const keyAsEncryptionKey = defineProjection<Key, EncryptionKey>({
  kind: KEY,
  as: EncryptionKey,
  reads: ['enabled', 'expiresAt', 'rotationDays'],
  project: ({ facts }) => ({
    managedBy: known('customer'),
    state: map(facts.enabled, (enabled) => (enabled ? 'enabled' : 'disabled')),
    rotationDays: facts.rotationDays,
    rotateWithinDays: ROTATE_WITHIN_DAYS,
    expiresAt: facts.expiresAt,
  }),
})
