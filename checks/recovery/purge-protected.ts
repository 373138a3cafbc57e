import { defineCheck, holds, judge, violated } from '#model'
import { Recoverable } from '#views'

export default defineCheck({
  id: 'recovery/purge-protected',
  title: 'What is deleted softly cannot be purged early',
  severity: 'high',
  about: Recoverable,
  rationale:
    'An attacker with administrator rights deletes the vault and then purges it, and with the ' +
    'keys goes every store encrypted under them. Purge protection holds against ' +
    'administrators too: for the retention period, nobody can finish the deletion.',
  remedy: {
    azure: 'Enable soft delete and purge protection on the vault.',
    aws: 'Lock the vault or bucket with a retention period.',
    gcp: 'Lock the retention policy.',
  },
  controls: {
    'nist-800-53-r5': ['CP-9', 'SC-12'],
  },
  covers: {
    'azure:keyvault:vault': ['azure-keyvault-not-recoverable'],
    'azure:keyvault:managed-hsm': ['azure-managedhsm-not-recoverable'],
  },

  evaluate: (store) =>
    judge(store.purgeProtected, (setting) => {
      if (setting === null) return holds(`The ${store.noun} has no such means.`)
      return setting
        ? holds(`The ${store.noun} cannot be purged before its retention ends.`)
        : violated(`The ${store.noun} can be purged at once and for ever.`)
    }),
})
