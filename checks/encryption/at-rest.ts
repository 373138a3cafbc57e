import { defineCheck, holds, judge, violated } from '#model'
import { AtRest } from '#views'

export default defineCheck({
  id: 'encryption/at-rest',
  title: 'Stored data is encrypted at rest',
  severity: 'high',
  about: AtRest,
  rationale:
    'Whoever copies the disk, the snapshot or the backup of an unencrypted store reads it at ' +
    'once: nothing further has to be stolen. Encryption puts a second permission, on the key, ' +
    'between the copy and its contents, and leaves a trace when it is used.',
  remedy: {
    aws: 'Copy the snapshot with encryption on and restore from it; turn on encryption by default for what is made next.',
    azure: 'Turn transparent data encryption on.',
    gcp: 'Recreate the store; Google encrypts what it stores unless told otherwise.',
  },
  controls: {
    'nist-800-53-r5': ['SC-28'],
  },
  covers: {
    'aws:rds:instance': ['aws-rds-instance-unencrypted'],
    'aws:rds:cluster': [
      'aws-rds-cluster-unencrypted',
      'aws-documentdb-cluster-unencrypted',
      'aws-neptune-cluster-unencrypted',
    ],
    'aws:rds:snapshot': ['aws-rds-snapshot-unencrypted'],
    'aws:rds:cluster-snapshot': [
      'aws-rds-snapshot-unencrypted',
      'aws-documentdb-snapshot-unencrypted',
      'aws-neptune-snapshot-unencrypted',
    ],
    'aws:redshift:cluster': ['aws-redshift-cluster-unencrypted'],
    'aws:ec2:volume': ['aws-ec2-ebs-volume-unencrypted'],
    'aws:ec2:snapshot': ['aws-ec2-ebs-snapshot-unencrypted'],
    'aws:s3:bucket': ['aws-s3-bucket-default-encryption'],
    'aws:sqs:queue': ['aws-sqs-queue-unencrypted'],
    'aws:sns:topic': ['aws-sns-topic-unencrypted'],
    'aws:opensearch:domain': ['aws-opensearch-unencrypted'],
    'azure:sql:database': ['azure-sql-tde'],
    'azure:storage:account': ['azure-storage-service-encryption'],
  },

  evaluate: (store) =>
    judge(store.encryption, ({ by }) =>
      by === 'nobody'
        ? violated(`The ${store.noun} is stored in clear.`)
        : holds(`The ${store.noun} is encrypted under a key of the ${by}.`),
    ),
})
