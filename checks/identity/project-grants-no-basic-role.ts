import { defineCheck, holds, judge, violated } from '#model'
import { RoleBindings } from '#views'

const BASIC = new Set(['roles/owner', 'roles/editor', 'roles/viewer'])

export default defineCheck({
  id: 'identity/project-grants-no-basic-role',
  title: 'Projects give out no basic role',
  severity: 'high',
  about: RoleBindings,
  kinds: ['gcp:cloudresourcemanager:project'],
  rationale:
    'Owner, Editor and Viewer reach every service that exists and every one that Google ' +
    "adds. An intruder with one Editor's session reads every secret, becomes every " +
    'service account by actAs, and needs no second step. The default service accounts ' +
    'hold Editor until somebody takes it away.',
  remedy: {
    gcp: 'Replace the basic roles named in the evidence by predefined or custom ones for the work that is done.',
  },
  controls: {
    'nist-800-53-r5': ['AC-6'],
  },
  covers: {
    'gcp:cloudresourcemanager:project': ['gcp-iam-primitive-role'],
  },

  evaluate: (scope) =>
    judge(scope.direct, (bindings) => {
      const found = bindings.filter(({ role, isVendors }) => BASIC.has(role) && !isVendors)
      return found.length === 0
        ? holds(`Nobody holds a basic role on the ${scope.noun}.`)
        : violated(
            `Basic roles are held: ${found.map(({ holder, role }) => `${holder} as ${role}`).join(', ')}.`,
          )
    }),
})
