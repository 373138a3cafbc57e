import { known } from '#model'
import { KEY, type Key } from '../../providers/azure/keyvault/key.ts'
import { VAULT, type Vault } from '../../providers/azure/keyvault/vault.ts'
import { LOCATION, SCOPE } from './scopeBuilder.ts'

const LISTING = 'Microsoft.KeyVault:vaults.listBySubscription'
const GET = 'Microsoft.KeyVault:keys.get'
const ID = `/subscriptions/${SCOPE.account}/resourcegroups/office/providers/microsoft.keyvault/vaults/acme`

/** A vault of the office, closed to the internet and safe from being purged. */
export function keyVault(facts: Partial<Vault['facts']> = {}): Vault {
  return {
    kind: VAULT,
    id: ID,
    name: 'acme',
    scope: { ...SCOPE, region: LOCATION },
    facts: {
      publicAccess: known(true, LISTING),
      admits: known([{ name: '0', first: '51.145.10.0/24', last: '51.145.10.0/24' }], LISTING),
      softDelete: known(true, LISTING),
      purgeProtection: known(true, LISTING),
      byRoles: known(true, LISTING),
      accessPolicies: known([], LISTING),
      ...facts,
    },
  }
}

/** A key of that vault, rotated each year. */
export function vaultKey(facts: Partial<Key['facts']> = {}): Key {
  return {
    kind: KEY,
    id: `${ID}/keys/store`,
    name: 'acme/store',
    scope: { ...SCOPE, region: LOCATION },
    facts: {
      enabled: known(true, GET),
      expiresAt: known('2027-11-01T00:00:00.000Z', GET),
      rotationDays: known(365, GET),
      ...facts,
    },
  }
}
