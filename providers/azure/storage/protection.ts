import { anyTrue, defineProjection, flatMap, known, map } from '#model'
import { AtRest, Defaults, InTransit, Recoverable } from '#views'
import { KEY_FACTS, keyHealthOf } from '../keyvault/health.ts'
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
  alongside: KEY_FACTS,
  project: ({ facts }, world) => ({
    noun: 'storage account',
    encryption: map(facts.encryption, ({ key, inClear }) => {
      if (inClear.length > 0) return { by: 'nobody' }
      return key === null ? { by: 'cloud' } : { by: 'customer', key }
    }),
    keyHealth: keyHealthOf(
      map(facts.encryption, ({ key }) => key),
      world,
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
