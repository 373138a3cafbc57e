import { defineCheck, holds, judge, violated } from '#model'
import { RoleBindings } from '#views'

export default defineCheck({
  id: 'identity/roles-are-given-to-groups',
  title: 'People hold roles through groups',
  severity: 'low',
  about: RoleBindings,
  kinds: ['gcp:cloudresourcemanager:project'],
  rationale:
    'Rights given to one person by name stay when the person changes teams, because no ' +
    'list of the team leads to them. An intruder who takes such an account finds rights ' +
    'that nobody remembered.',
  remedy: {
    gcp: 'Put the person into a group, and give the role to the group.',
  },
  controls: {
    'nist-800-53-r5': ['AC-2'],
  },
  covers: {
    'gcp:cloudresourcemanager:project': ['gcp-iam-user-direct-grant'],
  },

  evaluate: (scope) =>
    judge(scope.direct, (bindings) => {
      const found = bindings.filter(({ sort }) => sort === 'person')
      return found.length === 0
        ? holds(`No person holds a role on the ${scope.noun} by name.`)
        : violated(
            `People hold roles by name: ${found.map(({ holder, role }) => `${holder} as ${role}`).join(', ')}.`,
          )
    }),
})
