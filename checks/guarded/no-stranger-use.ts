import { defineCheck, every, holds, judge, violated } from '#model'
import { Guarded, inWords } from '#views'

export default defineCheck({
  id: 'guarded/no-stranger-use',
  title: 'Guarded resources serve no named stranger',
  severity: 'high',
  about: Guarded,
  rationale:
    'Rights given to an account outside the organisation are exercised without any sign-in on ' +
    'your side. An attacker who holds that account reads secrets, decrypts data or assumes ' +
    'the role, and the only trace is a line in a log that names a number nobody knows.',
  remedy: {
    aws: 'Remove the principal named in the evidence, or list it in the trust zone of the configuration with a reason.',
    azure:
      'Remove the assignment named in the evidence, or list its tenant in the trust zone with a reason.',
    gcp: 'Remove the member named in the evidence, or list its domain in the trust zone with a reason.',
  },
  controls: {
    'nist-800-53-r5': ['AC-3', 'AC-4', 'AC-6'],
  },
  covers: {
    'aws:iam:role': ['aws-iam-role-trust-external-account'],
    'aws:sqs:queue': ['aws-sqs-queue-cross-account'],
    'aws:sns:topic': ['aws-sns-topic-cross-account'],
    'aws:kms:key': ['aws-kms-key-cross-account-policy'],
    'aws:opensearch:domain': ['aws-opensearch-cross-account'],
    'aws:dynamodb:table': ['aws-dynamodb-table-cross-account-policy'],
    'gcp:bigquery:dataset': ['gcp-bigquery-dataset-domain-wide'],
  },

  evaluate: (guarded) =>
    every(guarded.routes, ({ name, effective }) =>
      judge(effective.strangers, (exposures) =>
        exposures.length === 0
          ? holds(`The ${name} admits no stranger beyond the trust zone.`)
          : violated(`The ${name} admits ${inWords(exposures)}.`, exposures),
      ),
    ),
})
