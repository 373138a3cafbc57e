import { defineCheck, every, holds, judge, violated } from '#model'
import { inWords, ObjectStore } from '#views'

export default defineCheck({
  id: 'storage/no-confused-deputy',
  title: 'Object stores trust no service that acts for a stranger',
  severity: 'medium',
  about: ObjectStore,
  rationale:
    'A cloud service is a principal that every customer can send. Where the policy names the ' +
    'service and not the account on whose behalf it comes, an attacker configures the same ' +
    'service in his own account and has it read from or write into your bucket.',
  remedy: {
    aws: 'Add aws:SourceArn and aws:SourceAccount (or aws:SourceOrgID) conditions to the statement named in the evidence.',
    azure: 'Name the resource instances that may pass, instead of all trusted services.',
    gcp: 'Bind the service agent of your own project instead of the shared one.',
  },
  controls: {
    'nist-800-53-r5': ['AC-3', 'AC-4'],
  },
  covers: {
    'aws:s3:bucket': ['aws-s3-bucket-policy-cross-account'],
  },

  evaluate: (store) =>
    every(store.routes, ({ name, effective }) =>
      judge(effective.deputies, (exposures) =>
        exposures.length === 0
          ? holds(`The ${name} admits no service acting for a stranger.`)
          : violated(`The ${name} admits ${inWords(exposures)}.`, exposures),
      ),
    ),
})
