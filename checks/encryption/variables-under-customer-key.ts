import { defineCheck, holds, judge, violated } from '#model'
import { Program } from '#views'

export default defineCheck({
  id: 'encryption/variables-under-customer-key',
  title: 'Variables of functions are stored under a key of the customer',
  severity: 'low',
  about: Program,
  rationale:
    'Variables are where passwords end up. Under the key of the cloud, whoever may look at the ' +
    'function reads them; under a key of your own he needs that key as well.',
  remedy: {
    aws: 'Set a customer-managed key for the environment, or keep the secrets in Secrets Manager.',
  },
  controls: {
    'nist-800-53-r5': ['SC-12', 'SC-28'],
  },
  covers: {
    'aws:lambda:function': ['aws-lambda-env-no-cmk'],
  },

  evaluate: (program) =>
    judge(program.environment, (environment) => {
      if (environment === 'empty') return holds(`The ${program.noun} has no variables.`)
      return environment === 'customer'
        ? holds(`The variables of the ${program.noun} are under a key of the customer.`)
        : violated(`The variables of the ${program.noun} are under a key of the cloud.`)
    }),
})
