import { defineCheck, every, holds, judge, violated } from '#model'
import { RoleBindings } from '#views'

export default defineCheck({
  id: 'identity/project-admits-nobody-unknown',
  title: 'Projects give no role to the public',
  severity: 'critical',
  about: RoleBindings,
  kinds: ['gcp:cloudresourcemanager:project'],
  rationale:
    'A role on a project is a role on everything in it, and in what will be put there. ' +
    'Given to allUsers it needs no account; given to allAuthenticatedUsers it needs one ' +
    'that anybody makes in a minute. Such a binding on a folder or organisation opens ' +
    'every project below.',
  remedy: {
    gcp: 'Remove allUsers and allAuthenticatedUsers from the bindings named in the evidence, on the project or above it.',
  },
  controls: {
    'nist-800-53-r5': ['AC-3', 'AC-6'],
  },
  covers: {
    'gcp:cloudresourcemanager:project': ['gcp-iam-project-public-member'],
  },

  evaluate: (scope) =>
    every([scope.direct, scope.inherited], (bindings) =>
      judge(bindings, (all) => {
        const found = all.filter(({ sort }) => sort === 'everybody')
        return found.length === 0
          ? holds(`No role reaches the public through this ${scope.noun}.`)
          : violated(
              `The public holds ${found.map(({ holder, role }) => `${holder} as ${role}`).join(', ')}.`,
            )
      }),
    ),
})
