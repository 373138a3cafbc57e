import { defineCheck, holds, judge, violated } from '#model'
import { RoleBindings } from '#views'

const IMPERSONATION = new Set([
  'roles/iam.serviceAccountUser',
  'roles/iam.serviceAccountTokenCreator',
  'roles/iam.serviceAccountOpenIdTokenCreator',
])

export default defineCheck({
  id: 'identity/no-impersonation-at-project',
  title: 'Nobody may act as every service account of a project',
  severity: 'high',
  about: RoleBindings,
  kinds: ['gcp:cloudresourcemanager:project'],
  rationale:
    'Service Account User or Token Creator on the project covers each service account in ' +
    'it, also those made tomorrow. The holder picks the most powerful one and asks for ' +
    'its token; every record from then on names the machine and not the person.',
  remedy: {
    gcp: 'Grant the role on the one service account that is meant.',
  },
  controls: {
    'cis-gcp-4.0': ['1.6'],
    'nist-800-53-r5': ['AC-6'],
  },
  covers: {
    'gcp:cloudresourcemanager:project': ['gcp-iam-impersonation-at-project'],
  },

  evaluate: (scope) =>
    judge(scope.direct, (bindings) => {
      const found = bindings.filter(({ role, isVendors }) => IMPERSONATION.has(role) && !isVendors)
      return found.length === 0
        ? holds(`Nobody may act as all service accounts of the ${scope.noun}.`)
        : violated(
            `May act as every service account: ${found.map(({ holder, role }) => `${holder} as ${role}`).join(', ')}.`,
          )
    }),
})
