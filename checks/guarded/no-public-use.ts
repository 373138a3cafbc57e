import { defineCheck, every, holds, judge, violated } from '#model'
import { Guarded, inWords } from '#views'

export default defineCheck({
  id: 'guarded/no-public-use',
  title: 'Guarded resources serve nobody unknown',
  severity: 'critical',
  about: Guarded,
  rationale:
    'Queues, topics, keys, secrets, functions and repositories are addressed by names that ' +
    'leak in code, logs and error messages. Where the policy admits everybody, an attacker ' +
    'with any account, or none, reads messages, decrypts data, runs code or takes ' +
    'credentials, and only the bill tells.',
  remedy: {
    aws: 'Replace the wildcard principal by the accounts that need it, or add a condition that pins them, such as aws:PrincipalOrgID.',
    azure: 'Remove the assignment to everybody, or switch anonymous access off.',
    gcp: 'Remove allUsers and allAuthenticatedUsers from the bindings named in the evidence.',
  },
  controls: {
    'nist-800-53-r5': ['AC-3', 'AC-6'],
  },
  covers: {
    'aws:iam:role': [
      'aws-iam-role-trust-any-principal',
      'aws-iam-role-trust-any-principal-conditional',
    ],
    'aws:sqs:queue': ['aws-sqs-queue-public'],
    'aws:sns:topic': ['aws-sns-topic-public'],
    'aws:kms:key': ['aws-kms-key-public-policy', 'aws-kms-grant-wildcard-principal'],
    'aws:lambda:function': ['aws-lambda-function-public', 'aws-lambda-url-public'],
    'aws:secretsmanager:secret': ['aws-secretsmanager-public-policy'],
    'aws:ecr:repository': ['aws-ecr-repository-public'],
    'aws:opensearch:domain': ['aws-opensearch-public-policy', 'aws-opensearch-no-iam-auth'],
    'aws:dynamodb:table': ['aws-dynamodb-table-cross-account-policy'],
    'azure:containerregistry:registry': ['azure-acr-public'],
    'gcp:bigquery:dataset': ['gcp-bigquery-dataset-public'],
    'gcp:kms:key': ['gcp-kms-key-public'],
    'gcp:kms:keyring': ['gcp-kms-keyring-public'],
  },

  evaluate: (guarded) =>
    every(guarded.routes, ({ name, effective }) =>
      judge(effective.public, (exposures) =>
        exposures.length === 0
          ? holds(`The ${name} admits nobody unknown.`)
          : violated(`The ${name} admits ${inWords(exposures)}.`, exposures),
      ),
    ),
})
