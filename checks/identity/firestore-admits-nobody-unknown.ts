import { defineCheck, every, holds, judge, violated } from '#model'
import { RoleBindings } from '#views'

export default defineCheck({
  id: 'identity/firestore-admits-nobody-unknown',
  title: 'Firestore is open to nobody unknown',
  severity: 'critical',
  about: RoleBindings,
  kinds: ['gcp:cloudresourcemanager:project'],
  rationale:
    'Firestore and Datastore have no policy of their own: a datastore role on the project ' +
    "is the key to every document. Given to the public, anybody with the project's name " +
    'reads and writes the database.',
  remedy: {
    gcp: 'Remove allUsers and allAuthenticatedUsers from the datastore roles of the project.',
  },
  controls: {
    'nist-800-53-r5': ['AC-3'],
  },
  covers: {
    'gcp:cloudresourcemanager:project': ['gcp-firestore-public-iam'],
  },

  evaluate: (scope) =>
    every([scope.direct, scope.inherited], (bindings) =>
      judge(bindings, (all) => {
        const found = all.filter(
          ({ role, sort }) => sort === 'everybody' && role.startsWith('roles/datastore.'),
        )
        return found.length === 0
          ? holds(`No datastore role reaches the public through this ${scope.noun}.`)
          : violated(
              `The public holds ${found.map(({ holder, role }) => `${holder} as ${role}`).join(', ')}.`,
            )
      }),
    ),
})
