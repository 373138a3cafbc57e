import { defineCheck, holds, judge, violated } from '#model'
import { IdentityUpkeep } from '#views'

export default defineCheck({
  id: 'identity/group-has-members',
  title: 'Groups have members',
  severity: 'low',
  about: IdentityUpkeep,
  kinds: ['aws:iam:group'],
  rationale:
    'An empty group with rights is a trap door: whoever is put into it has them at once, and its ' +
    'policies are reviewed by nobody, because they concern nobody.',
  remedy: {
    aws: 'Delete the group.',
  },
  controls: {
    'nist-800-53-r5': ['AC-2'],
  },
  covers: {
    'aws:iam:group': ['aws-iam-empty-group'],
  },

  evaluate: (group) =>
    judge(group.members, (members) =>
      members === 0
        ? violated(`Nobody is in the ${group.noun}.`)
        : holds(`${members} are in the ${group.noun}.`),
    ),
})
