import { defineCheck, holds, judge, violated } from '#model'
import { KeyVault } from '#views'

export default defineCheck({
  id: 'keys/vault-policies-are-narrow',
  title: 'No access policy of a vault grants everything, or the right to purge',
  severity: 'high',
  about: KeyVault,
  kinds: ['azure:keyvault:vault'],
  rationale:
    'Whoever may purge can destroy a key for ever, and with it everything that is encrypted ' +
    'under it: the last step of a ransom. An entry that grants everything makes one stolen ' +
    'login of a program enough for that, and for reading every secret before.',
  remedy: {
    azure:
      'Reduce the entries named in the evidence to what the program does, or move the vault to role assignments.',
  },
  controls: {
    'nist-800-53-r5': ['AC-6', 'SC-12'],
  },
  covers: {
    'azure:keyvault:vault': ['azure-keyvault-access-policy-broad'],
  },

  evaluate: ({ policies }) =>
    judge(policies, (entries) => {
      const broad = entries.flatMap(({ holder, permissions }) => {
        const found = permissions.filter((permission) => / (all|purge)$/.test(permission))
        return found.length > 0 ? [`${holder} (${found.join(', ')})`] : []
      })
      return broad.length === 0
        ? holds('No entry of its access policies grants everything, or the right to purge.')
        : violated(`Its access policies grant too much to ${broad.join('; ')}.`)
    }),
})
