import { all, defineCheck, holds, judge, violated } from '#model'
import { IdentityUpkeep } from '#views'

export default defineCheck({
  id: 'identity/users-hold-rights-through-groups',
  title: 'Users hold their rights through groups',
  severity: 'low',
  about: IdentityUpkeep,
  kinds: ['aws:iam:user'],
  rationale:
    'Rights given to one person are forgotten with that person: whoever changes teams keeps them, ' +
    'and nobody who reviews the groups sees them.',
  remedy: {
    aws: 'Attach the policies to a group and put the user into it.',
  },
  controls: {
    'cis-aws-5.0': ['1.14'],
    'nist-800-53-r5': ['AC-2', 'AC-6'],
  },
  covers: {
    'aws:iam:user': ['aws-iam-user-direct-policies'],
  },

  evaluate: (identity) =>
    judge(all({ embedded: identity.embedded, attached: identity.attached }), (policies) => {
      const own = [...policies.embedded, ...policies.attached]
      return own.length === 0
        ? holds(`The ${identity.noun} holds no policy directly.`)
        : violated(`The ${identity.noun} holds policies directly: ${own.join(', ')}.`)
    }),
})
