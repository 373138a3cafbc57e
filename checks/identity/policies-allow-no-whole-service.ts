import { defineCheck, holds, judge, violated } from '#model'
import { allowancesInWords, IdentityPolicy } from '#views'

export default defineCheck({
  id: 'identity/policies-allow-no-whole-service',
  title: 'Policies allow actions, not whole services',
  severity: 'medium',
  about: IdentityPolicy,
  rationale:
    'A star after the name of a service gives what was needed, what deletes, what hands on rights, ' +
    'and what the service will learn to do next year.',
  remedy: {
    aws: 'List the actions that are needed; IAM Access Analyzer generates the list from use.',
  },
  controls: {
    'nist-800-53-r5': ['AC-6'],
  },
  covers: {
    'aws:iam:policy': ['aws-iam-service-wildcard'],
    'aws:iam:user': ['aws-iam-service-wildcard'],
    'aws:iam:role': ['aws-iam-service-wildcard'],
    'aws:iam:group': ['aws-iam-service-wildcard'],
  },

  evaluate: (policy) =>
    judge(policy.wholeServices, (found) =>
      found.length === 0
        ? holds(`The ${policy.noun} allows no whole service.`)
        : violated(
            `Everything of a service is allowed on everything: ${allowancesInWords(found)}.`,
          ),
    ),
})
