/**
 * The calls that only read, one by one. A prefix would not do: `GetSessionToken` makes a
 * credential and `GenerateDataKey` uses a key.
 *
 * @module
 */

const READS: Readonly<Record<string, readonly string[]>> = {
  dynamodb: ['ListTables', 'DescribeTable', 'GetResourcePolicy', 'DescribeContinuousBackups'],
  ec2: [
    'DescribeImageAttribute',
    'DescribeImages',
    'DescribeManagedPrefixLists',
    'DescribeNetworkAcls',
    'DescribeRegions',
    'DescribeRouteTables',
    'DescribeSecurityGroups',
    'DescribeSnapshotAttribute',
    'DescribeSnapshots',
    'DescribeSubnets',
    'DescribeVolumes',
    'GetEbsEncryptionByDefault',
    'GetImageBlockPublicAccessState',
    'GetManagedPrefixListEntries',
    'GetSnapshotBlockPublicAccessState',
  ],
  ecr: ['DescribeRepositories', 'GetRepositoryPolicy'],
  es: ['ListDomainNames', 'DescribeDomains'],
  iam: [
    // Makes a report about what is there and changes nothing of it.
    'GenerateCredentialReport',
    'GetAccountAuthorizationDetails',
    'GetAccountPasswordPolicy',
    'GetAccountSummary',
    'GetCredentialReport',
    'ListVirtualMFADevices',
  ],
  kms: [
    'DescribeKey',
    'GetKeyPolicy',
    'GetKeyRotationStatus',
    'ListAliases',
    'ListGrants',
    'ListKeys',
  ],
  lambda: ['ListFunctions', 'GetPolicy', 'ListFunctionUrlConfigs'],
  organizations: ['DescribeOrganization', 'ListAccounts'],
  rds: [
    'DescribeDBClusterSnapshotAttributes',
    'DescribeDBClusterSnapshots',
    'DescribeDBClusters',
    'DescribeDBInstances',
    'DescribeDBParameters',
    'DescribeDBSnapshotAttributes',
    'DescribeDBSnapshots',
  ],
  redshift: ['DescribeClusters', 'DescribeClusterParameters', 'DescribeLoggingStatus'],
  s3: [
    'GetBucketAcl',
    'GetBucketEncryption',
    'GetBucketLocation',
    'GetBucketLogging',
    'GetBucketOwnershipControls',
    'GetBucketPolicy',
    'GetBucketPolicyStatus',
    'GetBucketVersioning',
    'GetPublicAccessBlock',
    'HeadBucket',
    'ListBuckets',
  ],
  s3control: ['GetAccessPoint', 'GetAccessPointPolicy', 'GetPublicAccessBlock', 'ListAccessPoints'],
  secretsmanager: ['GetResourcePolicy', 'ListSecrets'],
  sns: ['GetTopicAttributes', 'ListTopics'],
  sqs: ['GetQueueAttributes', 'ListQueues'],
  // Gives temporary credentials for a role that was made to be assumed; changes nothing.
  sts: ['AssumeRole', 'GetCallerIdentity'],
}

const CALLS = new Set(
  Object.entries(READS).flatMap(([service, names]) => names.map((name) => `${service}:${name}`)),
)

export function isRead(call: string): boolean {
  return CALLS.has(call)
}
