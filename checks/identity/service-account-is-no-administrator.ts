import { defineCheck, holds, judge, violated } from '#model'
import { RoleBindings } from '#views'

const ADMINISTRATIVE = /^roles\/(owner|editor)$|admin/i

export default defineCheck({
  id: 'identity/service-account-is-no-administrator',
  title: 'Service accounts hold no administrative role',
  severity: 'high',
  about: RoleBindings,
  kinds: ['gcp:cloudresourcemanager:project'],
  rationale:
    "A service account's key or token lies in a pipeline, an image or a machine's " +
    "metadata, where a person's password never does. With an administrator's role on it, " +
    'one leaked file or one request forgery is the whole project.',
  remedy: {
    gcp: 'Give the service account the roles that its program uses.',
  },
  controls: {
    'cis-gcp-4.0': ['1.5'],
    'nist-800-53-r5': ['AC-6'],
  },
  covers: {
    'gcp:cloudresourcemanager:project': ['gcp-iam-service-account-admin'],
  },

  evaluate: (scope) =>
    judge(scope.direct, (bindings) => {
      const found = bindings.filter(
        ({ role, sort, isVendors }) =>
          sort === 'service-account' && !isVendors && ADMINISTRATIVE.test(role),
      )
      return found.length === 0
        ? holds(`No service account administers the ${scope.noun}.`)
        : violated(
            `Service accounts administer: ${found.map(({ holder, role }) => `${holder} as ${role}`).join(', ')}.`,
          )
    }),
})
