import type { RateLimit } from '#model'

/** Requests a second, of one action in one account and region. */
function limit(
  call: string,
  perSecond: number,
  known: RateLimit['known'],
  source: string,
  burst = perSecond,
): RateLimit {
  return { call, perSecond, burst, known, source }
}

const KMS = 'https://docs.aws.amazon.com/kms/latest/developerguide/requests-per-second.html'
const EC2 = 'https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html'

const LAMBDA = 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html'
const SECRETS = 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html'

/** What AWS documents, or what others have seen where it documents nothing. */
export const limits: readonly RateLimit[] = [
  limit('kms:DescribeKey', 2000, 'documented', KMS),
  limit('kms:GetKeyPolicy', 1000, 'documented', KMS),
  limit('kms:GetKeyRotationStatus', 1000, 'documented', KMS),
  limit('kms:ListKeys', 500, 'documented', KMS),
  limit('kms:ListAliases', 500, 'documented', KMS),
  limit('kms:ListGrants', 100, 'documented', KMS),
  limit('iam:*', 15, 'observed', 'turbot/steampipe-plugin-aws plugin.go'),
  limit('rds:DescribeDBSnapshotAttributes', 3.5, 'observed', 'cloudquery/cloudquery#15780'),
  limit('rds:DescribeDBClusterSnapshotAttributes', 3.5, 'observed', 'cloudquery/cloudquery#15780'),
  limit('rds:*', 3, 'observed', 'cloudquery/cloudquery#15780'),
  limit('organizations:*', 5, 'observed', 'awsdocs/aws-doc-sdk-examples#39'),
  limit('sts:AssumeRole', 600, 'observed', 'awslabs/mountpoint-s3#1358'),
  limit('ec2:*', 20, 'documented', EC2, 100),
  limit('lambda:GetPolicy', 15, 'documented', LAMBDA),
  // Fifteen are for all other reads together, of which two are made for each function.
  limit('lambda:*', 7, 'documented', LAMBDA),
  limit('secretsmanager:GetResourcePolicy', 50, 'documented', SECRETS),
  {
    // Whoever was slowed down was slowed down in all of them.
    ...limit('s3:*', 100, 'assumed', 'no figure is published for reads of bucket configuration'),
    together: true,
  },
]
