import { all, defineCheck, holds, judge, violated } from '#model'
import { IdentityUpkeep } from '#views'

export default defineCheck({
  id: 'identity/no-embedded-policies',
  title: 'Groups and roles hold policies that can be reviewed by name',
  severity: 'low',
  about: IdentityUpkeep,
  kinds: ['aws:iam:group', 'aws:iam:role'],
  rationale:
    'An inline policy is in no list of policies, has no versions and is seen only by whoever opens ' +
    'the very identity it is in. That is where rights are hidden.',
  remedy: {
    aws: 'Turn the inline policies into managed ones.',
  },
  controls: {
    'nist-800-53-r5': ['AC-6', 'CM-3'],
  },
  covers: {
    'aws:iam:group': ['aws-iam-inline-policies'],
    'aws:iam:role': ['aws-iam-inline-policies'],
  },

  evaluate: (identity) =>
    judge(all({ isVendors: identity.isVendors, embedded: identity.embedded }), (told) => {
      if (told.isVendors) return holds(`The cloud itself sees to the ${identity.noun}.`)
      return told.embedded.length === 0
        ? holds(`The ${identity.noun} has no inline policy.`)
        : violated(`The ${identity.noun} has inline policies: ${told.embedded.join(', ')}.`)
    }),
})
