import { defineCheck, holds, judge, violated } from '#model'
import { GrantDocument } from '#views'

export default defineCheck({
  id: 'identity/custom-role-is-no-owner',
  title: 'No custom role grants everything',
  severity: 'high',
  about: GrantDocument,
  kinds: ['azure:authorization:role-definition'],
  rationale:
    'Whoever reviews access looks for owners. A custom role with every action is Owner under ' +
    'another name: no alert watches it, no limit on the number of owners counts it, and an ' +
    'intruder who finds one holder of it has the subscription.',
  remedy: {
    azure:
      'List the actions that the role is for instead of *, or assign Owner to the few who need it.',
  },
  controls: {
    'nist-800-53-r5': ['AC-6'],
  },
  covers: {
    'azure:authorization:role-definition': ['azure-rbac-custom-owner-role'],
  },

  evaluate: (role) =>
    judge(role.everything, (places) =>
      places.length === 0
        ? holds(`The ${role.noun} does not grant everything.`)
        : violated(`The ${role.noun} grants every action, at ${places.join(', ')}.`),
    ),
})
