import { anyTrue, defineProjection, type Fact, flatMap, known, map, notCollected } from '#model'
import { AtRest, Defaults, InTransit, Recoverable } from '#views'
import { ACCOUNT, type Account } from './account.ts'

export const accountAsDefaults = defineProjection<Account, Defaults>({
  kind: ACCOUNT,
  as: Defaults,
  reads: ['allowBlobPublicAccess'],
  project: ({ facts }) => ({
    noun: 'storage account',
    publicAccessBlock: map(facts.allowBlobPublicAccess, (allowed) => ({
      'allowBlobPublicAccess false': !allowed,
    })),
  }),
})

export const accountAsInTransit = defineProjection<Account, InTransit>({
  kind: ACCOUNT,
  as: InTransit,
  reads: ['httpsOnly', 'minimumTls'],
  project: ({ facts }) => ({
    noun: 'storage account',
    setting: 'supportsHttpsTrafficOnly',
    tlsRequired: facts.httpsOnly,
    // TLS1_2 as 1.2.
    minimumVersion: map(facts.minimumTls, (version) => version.replace(/^TLS(\d)_(\d)$/, '$1.$2')),
  }),
})

export const accountAsAtRest = defineProjection<Account, AtRest>({
  kind: ACCOUNT,
  as: AtRest,
  reads: ['encryption'],
  project: ({ facts }) => ({
    noun: 'storage account',
    encryption: map(facts.encryption, ({ key, inClear }) => {
      if (inClear.length > 0) return { by: 'nobody' }
      return key === null ? { by: 'cloud' } : { by: 'customer', key }
    }),
    keyHealth: flatMap(
      facts.encryption,
      ({ key }): Fact<null> =>
        key === null
          ? known(null)
          : notCollected('Microsoft.KeyVault:keys.get', `The state of ${key} was not read.`),
    ),
  }),
})

/** Soft delete and versions each bring back what was lost. */
export const accountAsRecoverable = defineProjection<Account, Recoverable>({
  kind: ACCOUNT,
  as: Recoverable,
  reads: ['retained'],
  project: ({ facts }) => ({
    noun: 'storage account',
    keepsVersions: flatMap(facts.retained, (retained) =>
      retained === null
        ? known(null)
        : anyTrue(known(retained.versions), known(retained.blobDays > 0)),
    ),
    backupDays: known(null),
    deletionProtected: known(null),
    purgeProtected: known(null),
  }),
})
