import { defineCheck, holds, judge, violated } from '#model'
import { Principal, pathsInWords } from '#views'

export default defineCheck({
  id: 'identity/nobody-makes-himself-administrator',
  title: 'Nobody can make himself an administrator',
  severity: 'high',
  about: Principal,
  kinds: ['aws:iam:user', 'aws:iam:role'],
  rationale:
    'Few rights can be all rights: one to hand over a role and one to run something, or one to ' +
    'write a policy. An intruder knows these ladders by heart and climbs them by script, ' +
    'minutes after he has any credential at all.',
  remedy: {
    aws: 'Break the first step of the path in the evidence: name the roles that may be handed over, or the identities that may be changed.',
  },
  controls: { 'nist-800-53-r5': ['AC-6', 'AC-6(10)'] },
  covers: {
    'aws:iam:user': ['aws-iam-privilege-escalation'],
    'aws:iam:role': ['aws-iam-privilege-escalation'],
  },

  evaluate: ({ noun, escalations }) =>
    judge(escalations, (paths) =>
      paths.length === 0
        ? holds(`The ${noun} has no way to become an administrator, or is one.`)
        : violated(`The ${noun} can become an administrator: ${pathsInWords(paths)}.`),
    ),
})
