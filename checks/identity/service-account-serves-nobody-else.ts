import { defineCheck, holds, judge, violated } from '#model'
import { RoleBindings } from '#views'

const ACTING = new Set([
  'roles/iam.serviceAccountUser',
  'roles/iam.serviceAccountTokenCreator',
  'roles/iam.serviceAccountOpenIdTokenCreator',
  'roles/iam.serviceAccountKeyAdmin',
  'roles/owner',
  'roles/editor',
])

export default defineCheck({
  id: 'identity/service-account-serves-nobody-else',
  title: 'Service accounts let no person act as them',
  severity: 'medium',
  about: RoleBindings,
  kinds: ['gcp:iam:serviceaccount'],
  rationale:
    "Whoever is named in a service account's own policy asks for its token at any time, " +
    'without a key that could be counted or withdrawn. Each such name is a second way ' +
    'into everything the account may do.',
  remedy: {
    gcp: 'Remove the members named in the evidence, or attach the account to the workload that needs it.',
  },
  controls: {
    'nist-800-53-r5': ['AC-6'],
  },
  covers: {
    'gcp:iam:serviceaccount': ['gcp-iam-service-account-impersonatable'],
  },

  evaluate: (scope) =>
    judge(scope.direct, (bindings) => {
      const found = bindings.filter(
        ({ role, sort, isVendors }) =>
          !isVendors && sort !== 'deleted' && sort !== 'federated' && ACTING.has(role),
      )
      return found.length === 0
        ? holds(`Nobody else may act as the ${scope.noun}.`)
        : violated(
            `May act as it: ${found.map(({ holder, role }) => `${holder} as ${role}`).join(', ')}.`,
          )
    }),
})
