import { defineCheck, holds, judge, violated } from '#model'
import { GrantDocument } from '#views'

const HANDING_OUT =
  /^Microsoft\.(Authorization\/(roleAssignments|roleDefinitions|role\w+ScheduleRequests)\/write|Authorization\/elevateAccess\/action|Blueprint\/blueprintAssignments\/write)$/

export default defineCheck({
  id: 'identity/custom-role-hands-out-no-rights',
  title: 'Custom roles hand out no rights',
  severity: 'high',
  about: GrantDocument,
  kinds: ['azure:authorization:role-definition'],
  rationale:
    'A role that may write role definitions or assignments has every right that there is, one ' +
    'request later: its holder adds * to the role it already has, or assigns itself Owner. ' +
    'The name of the role says nothing of it.',
  remedy: {
    azure:
      'Take the actions named in the evidence out of the role; let the built-in access administrators, few and watched, assign roles.',
  },
  controls: {
    'nist-800-53-r5': ['AC-5', 'AC-6'],
  },
  covers: {
    'azure:authorization:role-definition': ['azure-rbac-custom-role-escalation'],
  },

  evaluate: (role) =>
    judge(role.escalations, (actions) => {
      const found = actions.filter((action) => HANDING_OUT.test(action))
      return found.length === 0
        ? holds(`The ${role.noun} hands out no rights.`)
        : violated(`The ${role.noun} allows ${found.join(', ')}.`)
    }),
})
