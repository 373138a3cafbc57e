import { defineCheck, holds, judge, violated } from '#model'
import { RoleBindings } from '#views'

const ADMINISTERS = new Set(['roles/cloudkms.admin'])
const USES = new Set([
  'roles/cloudkms.cryptoKeyEncrypterDecrypter',
  'roles/cloudkms.cryptoKeyEncrypter',
  'roles/cloudkms.cryptoKeyDecrypter',
])

export default defineCheck({
  id: 'keys/duties-are-separate',
  title: 'Nobody both manages encryption keys and decrypts with them',
  severity: 'medium',
  about: RoleBindings,
  kinds: ['gcp:cloudresourcemanager:project'],
  rationale:
    'The manager of a key decides who may use it; its user reads what it protects. In one ' +
    'hand the second lock is no lock: one stolen session lets itself in and covers its ' +
    'traces.',
  remedy: {
    gcp: 'Give cloudkms.admin and the encrypter and decrypter roles to different people.',
  },
  controls: {
    'cis-gcp-4.0': ['1.11'],
    'nist-800-53-r5': ['AC-5', 'SC-12'],
  },
  covers: {
    'gcp:cloudresourcemanager:project': ['gcp-kms-separation-of-duties'],
  },

  evaluate: (scope) =>
    judge(scope.direct, (bindings) => {
      const holdersOf = (roles: ReadonlySet<string>) =>
        bindings.filter(({ role }) => roles.has(role)).map(({ holder }) => holder)
      const users = new Set(holdersOf(USES))
      const both = holdersOf(ADMINISTERS).filter((holder) => users.has(holder))
      return both.length === 0
        ? holds('Nobody holds both kinds of role.')
        : violated(`Both kinds of role are held by ${[...new Set(both)].join(', ')}.`)
    }),
})
