import { defineProjection, flatMap, known, map, not, notCollected } from '#model'
import { StorageAccount, StoreSettings } from '#views'
import { ACCOUNT, type Account } from './account.ts'
import { accountOf, CONTAINER, type Container } from './container.ts'

export const accountAsStorageAccount = defineProjection<Account, StorageAccount>({
  kind: ACCOUNT,
  as: StorageAccount,
  reads: [
    'allowSharedKeyAccess',
    'keys',
    'entraByDefault',
    'allowCrossTenantReplication',
    'sftp',
    'firewall',
    'privateEndpoints',
    'encryption',
    'sku',
    'retained',
    'files',
  ],
  project: ({ facts }) => ({
    sharedKeys: facts.allowSharedKeyAccess,
    keys: facts.keys,
    entraByDefault: facts.entraByDefault,
    crossTenantReplication: facts.allowCrossTenantReplication,
    sftp: facts.sftp,
    trustedServicesPass: map(
      facts.firewall,
      ({ defaultAction, bypass }) => defaultAction === 'Allow' || bypass.includes('AzureServices'),
    ),
    privateEndpoints: facts.privateEndpoints,
    encryptedTwice: map(facts.encryption, ({ infrastructure }) => infrastructure),
    redundancy: facts.sku,
    retained: facts.retained,
    files: facts.files,
  }),
})

/** A container has no lists on single objects, so that its access is the same for all in it. */
export const containerAsStoreSettings = defineProjection<Container, StoreSettings>({
  kind: CONTAINER,
  as: StoreSettings,
  reads: ['immutability', 'legalHold'],
  alongside: { [ACCOUNT]: ['allowBlobPublicAccess'] },
  project: ({ facts, id, name }, { related }) => ({
    noun: 'container',
    uniformAccess: known(true),
    publicAccessPrevented: flatMap(related.one<Account>(ACCOUNT, accountOf(id)), (account) =>
      account
        ? not(account.facts.allowBlobPublicAccess)
        : notCollected('Microsoft.Storage:storageAccounts.list', `The account of ${name} is gone.`),
    ),
    retention: flatMap(facts.legalHold, (held) =>
      // A legal hold has no day on which it ends, and whoever may set it may lift it.
      map(facts.immutability, (policy) => policy ?? (held ? { days: 0, locked: false } : null)),
    ),
    lifecycleRules: notCollected(
      'Microsoft.Storage:managementPolicies.get',
      'Lifecycle rules belong to the account.',
    ),
  }),
})
