/** The services that are called, and the vendor's package for each; none is loaded before its first call. @module */

import type { CallId } from '#model'

export interface Service {
  /** The package's exports: `S3Client`, `GetBucketAclCommand`, … */
  readonly load: () => Promise<Readonly<Record<string, unknown>>>
  readonly client: string
  /** As in `AWS_ENDPOINT_URL_<NAME>`. https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html */
  readonly endpointName: string
}

function service<Package extends object>(
  load: () => Promise<Package>,
  client: keyof Package & `${string}Client`,
  endpointName: string,
): Service {
  // Its exports are looked up by the names that call ids are made of.
  return { load: load as Service['load'], client, endpointName }
}

/** By the part of a call id before its colon. */
const SERVICES: Readonly<Record<string, Service>> = {
  cloudtrail: service(() => import('@aws-sdk/client-cloudtrail'), 'CloudTrailClient', 'CLOUDTRAIL'),
  dynamodb: service(() => import('@aws-sdk/client-dynamodb'), 'DynamoDBClient', 'DYNAMODB'),
  ec2: service(() => import('@aws-sdk/client-ec2'), 'EC2Client', 'EC2'),
  ecr: service(() => import('@aws-sdk/client-ecr'), 'ECRClient', 'ECR'),
  iam: service(() => import('@aws-sdk/client-iam'), 'IAMClient', 'IAM'),
  kms: service(() => import('@aws-sdk/client-kms'), 'KMSClient', 'KMS'),
  lambda: service(() => import('@aws-sdk/client-lambda'), 'LambdaClient', 'LAMBDA'),
  opensearch: service(() => import('@aws-sdk/client-opensearch'), 'OpenSearchClient', 'OPENSEARCH'),
  organizations: service(
    () => import('@aws-sdk/client-organizations'),
    'OrganizationsClient',
    'ORGANIZATIONS',
  ),
  rds: service(() => import('@aws-sdk/client-rds'), 'RDSClient', 'RDS'),
  redshift: service(() => import('@aws-sdk/client-redshift'), 'RedshiftClient', 'REDSHIFT'),
  s3: service(() => import('@aws-sdk/client-s3'), 'S3Client', 'S3'),
  s3control: service(() => import('@aws-sdk/client-s3-control'), 'S3ControlClient', 'S3_CONTROL'),
  secretsmanager: service(
    () => import('@aws-sdk/client-secrets-manager'),
    'SecretsManagerClient',
    'SECRETS_MANAGER',
  ),
  sns: service(() => import('@aws-sdk/client-sns'), 'SNSClient', 'SNS'),
  sqs: service(() => import('@aws-sdk/client-sqs'), 'SQSClient', 'SQS'),
  sts: service(() => import('@aws-sdk/client-sts'), 'STSClient', 'STS'),
}

/** `s3:GetBucketAcl` as its service and its operation. */
export function readCall(call: CallId): { readonly service: Service; readonly operation: string } {
  const [prefix = '', operation = ''] = call.split(':')
  const service = SERVICES[prefix]
  if (!service) throw new Error(`no package is known for ${call}`)
  return { service, operation }
}
