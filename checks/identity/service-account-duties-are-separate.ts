import { defineCheck, holds, judge, violated } from '#model'
import { RoleBindings } from '#views'

const ADMINISTERS = new Set(['roles/iam.serviceAccountAdmin'])
const USES = new Set(['roles/iam.serviceAccountUser', 'roles/iam.serviceAccountTokenCreator'])

export default defineCheck({
  id: 'identity/service-account-duties-are-separate',
  title: 'Nobody both makes service accounts and uses them',
  severity: 'medium',
  about: RoleBindings,
  kinds: ['gcp:cloudresourcemanager:project'],
  rationale:
    'Whoever administers service accounts and may also act as them makes an account, ' +
    'gives it rights, and becomes it, with nobody else in the loop. The trail ends at an ' +
    'account that was made for the purpose.',
  remedy: {
    gcp: 'Give the two roles to different people.',
  },
  controls: {
    'cis-gcp-4.0': ['1.8'],
    'nist-800-53-r5': ['AC-5'],
  },
  covers: {
    'gcp:cloudresourcemanager:project': ['gcp-iam-service-account-separation'],
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
