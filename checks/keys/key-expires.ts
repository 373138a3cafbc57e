import { all, defineCheck, holds, judge, violated } from '#model'
import { EncryptionKey } from '#views'

export default defineCheck({
  id: 'keys/key-expires',
  title: 'Keys in vaults have an end',
  severity: 'medium',
  about: EncryptionKey,
  kinds: ['azure:keyvault:key'],
  rationale:
    'A key without an end is used until somebody remembers it. Whoever copied it from a ' +
    'backup, or signed with it once, can do so for as long as nothing forces a new one.',
  remedy: {
    azure: 'Set an expiry date on the key, and a rotation policy that renews it before.',
  },
  controls: {
    'nist-800-53-r5': ['SC-12'],
  },
  covers: {
    'azure:keyvault:key': ['azure-keyvault-key-expiry'],
  },

  evaluate: (key) =>
    judge(all({ state: key.state, expiresAt: key.expiresAt }), ({ state, expiresAt }) => {
      if (state !== 'enabled') return holds(`The key is used for nothing: it is ${state}.`)
      return expiresAt === null
        ? violated('The key never expires.')
        : holds(`The key ends on ${expiresAt.slice(0, 10)}.`)
    }),
})
