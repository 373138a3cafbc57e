import { defineCheck, holds, judge, violated } from '#model'
import { AtRest } from '#views'

export default defineCheck({
  id: 'encryption/customer-key',
  title: 'Stored data is encrypted under a key of the customer',
  severity: 'low',
  about: AtRest,
  rationale:
    "Under the cloud's own key, everybody who may read the store may decrypt it. A key of " +
    'your own is a second lock with its own list of people, its own log, and a switch that ' +
    'cuts a thief off from every copy at once.',
  remedy: {
    aws: 'Encrypt under a customer-managed KMS key.',
    azure: 'Set a customer-managed key from Key Vault.',
    gcp: 'Set a Cloud KMS key as the default of the store.',
  },
  controls: {
    'nist-800-53-r5': ['SC-12', 'SC-28'],
  },
  covers: {
    'aws:rds:instance': ['aws-rds-instance-no-cmk'],
    'aws:rds:cluster': [
      'aws-rds-cluster-no-cmk',
      'aws-documentdb-cluster-no-cmk',
      'aws-neptune-cluster-no-cmk',
    ],
    'aws:rds:snapshot': ['aws-rds-snapshot-no-cmk'],
    'aws:redshift:cluster': ['aws-redshift-cluster-no-cmk'],
    'aws:s3:bucket': ['aws-s3-bucket-kms-encryption'],
    'aws:sqs:queue': ['aws-sqs-queue-no-cmk'],
    'aws:sns:topic': ['aws-sns-topic-no-cmk'],
    'aws:secretsmanager:secret': ['aws-secretsmanager-no-cmk'],
    'aws:ecr:repository': ['aws-ecr-repository-no-cmk'],
    'aws:opensearch:domain': ['aws-opensearch-no-cmk'],
    'aws:dynamodb:table': ['aws-dynamodb-table-no-cmk'],
    'aws:cloudtrail:trail': ['aws-cloudtrail-kms-encryption'],
    'azure:storage:account': ['azure-storage-cmk'],
    'azure:sql:database': ['azure-sql-tde-cmk'],
    'azure:postgresql:server': ['azure-postgresql-cmk'],
    'azure:mysql:server': ['azure-mysql-cmk'],
    'azure:cosmosdb:account': ['azure-cosmosdb-cmk'],
    'azure:containerregistry:registry': ['azure-acr-cmk'],
    'azure:synapse:workspace': ['azure-synapse-cmk'],
    'azure:kusto:cluster': ['azure-kusto-encryption'],
    'gcp:storage:bucket': ['gcp-storage-bucket-cmek'],
    'gcp:bigquery:dataset': ['gcp-bigquery-dataset-cmek'],
    'gcp:sql:instance': ['gcp-cloudsql-cmek'],
  },

  evaluate: (store) =>
    judge(store.encryption, ({ by }) =>
      by === 'customer'
        ? holds(`The ${store.noun} is encrypted under a key of the customer.`)
        : violated(
            by === 'cloud'
              ? `The ${store.noun} is encrypted under a key of the cloud.`
              : `The ${store.noun} is stored in clear.`,
          ),
    ),
})
