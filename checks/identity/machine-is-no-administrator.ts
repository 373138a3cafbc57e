import { defineCheck, every, holds, judge, some, violated } from '#model'
import { Principal } from '#views'

export default defineCheck({
  id: 'identity/machine-is-no-administrator',
  title: 'No machine holds all of a subscription',
  severity: 'high',
  about: Principal,
  kinds: ['azure:authorization:role-assignment'],
  rationale:
    'A workload proves who it is with a token that any code on it can fetch: one hole in one ' +
    'dependency, and an intruder has the rights of the machine. If those are the rights to ' +
    'run commands everywhere, read every key or assign roles, the hole is the subscription.',
  remedy: {
    azure:
      'Assign a role with the actions that the workload needs, at the resource group or resource that it works on.',
  },
  controls: {
    'nist-800-53-r5': ['AC-6'],
  },
  covers: {
    'azure:authorization:role-assignment': ['azure-rbac-managed-identity-privileged'],
  },

  evaluate: ({ noun, human, administrator, escalations }) =>
    some(
      [
        () =>
          judge(human, (isHuman) =>
            isHuman ? holds(`The ${noun} is no machine.`) : violated(`The ${noun} is a machine.`),
          ),
        () =>
          every([administrator, escalations] as const, (paths) =>
            judge(paths, (found) =>
              found.length === 0
                ? holds(`The ${noun} holds no such right in all of the subscription.`)
                : violated(found.map(({ steps }) => steps.join(', ')).join('; ')),
            ),
          ),
      ],
      (part) => part(),
    ),
})
