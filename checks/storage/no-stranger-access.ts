import { defineCheck, every, holds, judge, violated } from '#model'
import { inWords, ObjectStore } from '#views'

export default defineCheck({
  id: 'storage/no-stranger-access',
  title: 'Object stores admit no named stranger',
  severity: 'high',
  about: ObjectStore,
  rationale:
    "A grant to another organisation's account outlives the project that it was made for. " +
    'Whoever takes over that account, or buys the company that owned it, reads or overwrites ' +
    'your objects with valid credentials and raises no alarm.',
  remedy: {
    aws: 'Remove the principal named in the evidence from the policy, or list it in the trust zone of the configuration with a reason.',
    azure:
      'Remove the assignment or the resource rule named in the evidence, or list the tenant in the trust zone with a reason.',
    gcp: 'Remove the member named in the evidence from the binding, or list its domain in the trust zone with a reason.',
  },
  controls: {
    'nist-800-53-r5': ['AC-3', 'AC-4', 'AC-6'],
  },
  covers: {
    'aws:s3:bucket': [
      'aws-s3-bucket-policy-cross-account',
      'aws-s3-bucket-policy-cross-account-admin-actions',
    ],
  },

  evaluate: (store) =>
    every(store.routes, ({ name, effective }) =>
      judge(effective.strangers, (exposures) =>
        exposures.length === 0
          ? holds(`The ${name} admits no stranger beyond the trust zone.`)
          : violated(`The ${name} admits ${inWords(exposures)}.`, exposures),
      ),
    ),
})
