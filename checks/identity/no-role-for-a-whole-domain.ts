import { defineCheck, holds, judge, violated } from '#model'
import { RoleBindings } from '#views'

export default defineCheck({
  id: 'identity/no-role-for-a-whole-domain',
  title: 'No role is given to everybody of a domain',
  severity: 'medium',
  about: RoleBindings,
  kinds: ['gcp:cloudresourcemanager:project'],
  rationale:
    'A role for a domain is held by every account in it: the intern, the contractor, the ' +
    'mailbox that was forgotten. Phishing any one of them is enough, and nobody is asked ' +
    'when the next account is made.',
  remedy: {
    gcp: 'Give the role to a group of those who need it.',
  },
  controls: {
    'nist-800-53-r5': ['AC-2', 'AC-6'],
  },
  covers: {
    'gcp:cloudresourcemanager:project': ['gcp-iam-domain-member'],
  },

  evaluate: (scope) =>
    judge(scope.direct, (bindings) => {
      const found = bindings.filter(({ sort }) => sort === 'domain')
      return found.length === 0
        ? holds(`No domain as a whole holds a role on the ${scope.noun}.`)
        : violated(
            `Whole domains hold roles: ${found.map(({ holder, role }) => `${holder} as ${role}`).join(', ')}.`,
          )
    }),
})
