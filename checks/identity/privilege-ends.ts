import { defineCheck, holds, judge, some, violated } from '#model'
import { Tenure } from '#views'

export default defineCheck({
  id: 'identity/privilege-ends',
  title: 'Privileged rights are held for a time',
  severity: 'medium',
  about: Tenure,
  kinds: ['azure:authorization:role-assignment'],
  rationale:
    'A right that is there every day is there on the day of the intrusion. Made eligible, it ' +
    'has to be asked for, with a second factor and a reason, and goes away by itself: a stolen ' +
    'session finds a person without power.',
  remedy: {
    azure:
      'Make the assignment eligible in Privileged Identity Management, or give it an end; keep one permanent owner for emergencies, and watch it.',
  },
  controls: {
    'nist-800-53-r5': ['AC-2', 'AC-6'],
  },
  covers: {
    'azure:authorization:role-assignment': ['azure-rbac-permanent-assignment'],
  },

  evaluate: ({ noun, privileged, endsAt }) =>
    some(
      [
        () =>
          judge(privileged, (isPrivileged) =>
            isPrivileged
              ? violated(`The ${noun} gives privileged rights in all of the subscription.`)
              : holds(`The ${noun} gives no privileged right in all of the subscription.`),
          ),
        () =>
          judge(endsAt, (end) =>
            end === null
              ? violated(`The ${noun} has no end.`)
              : holds(`The ${noun} ends at ${end}.`),
          ),
      ],
      (part) => part(),
    ),
})
