import { defineCheck, every, holds, judge, violated } from '#model'
import { RoleBindings } from '#views'

export default defineCheck({
  id: 'identity/subscription-has-no-access-administrator',
  title: 'Nobody stands by as user access administrator',
  severity: 'high',
  about: RoleBindings,
  kinds: ['azure:resources:subscription'],
  rationale:
    'User Access Administrator is what a global administrator gets by elevating access, and ' +
    'what stays behind when it is forgotten. Its holder gives any role to anybody, so that ' +
    'one phished session is the whole subscription, or at the root the whole tenant.',
  remedy: {
    azure:
      'Remove the assignments named in the evidence; let access be handed out through eligible, timed assignments, or by Role Based Access Control Administrator with a condition.',
  },
  controls: {
    'nist-800-53-r5': ['AC-2', 'AC-6'],
  },
  covers: {
    'azure:resources:subscription': ['azure-rbac-user-access-administrator'],
  },

  evaluate: (scope) =>
    every([scope.direct, scope.inherited] as const, (bindings) =>
      judge(bindings, (all) => {
        const found = all.filter(({ role }) => role === 'User Access Administrator')
        return found.length === 0
          ? holds(`No user access administrator is assigned.`)
          : violated(
              `User Access Administrator is held by ${found.map(({ holder }) => holder).join(', ')}.`,
            )
      }),
    ),
})
