/**
 * Policies that AWS itself keeps, as far as estates attach them; the longest ones are given by the
 * statements that decide their reach.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 *
 * @module
 */

import { type Policy, policyOf } from './policy.ts'

const NAMESPACE = 'arn:aws:iam::aws:policy/'

function allow(...actions: readonly string[]): Policy {
  return policyOf({ Effect: 'Allow', Action: actions, Resource: '*' })
}

/** By their path and name below `arn:aws:iam::aws:policy/`. */
const DOCUMENTS: Readonly<Record<string, Policy>> = {
  AdministratorAccess: policyOf({ Effect: 'Allow', Action: '*', Resource: '*' }),
  PowerUserAccess: policyOf(
    {
      Effect: 'Allow',
      NotAction: ['iam:*', 'organizations:*', 'account:*'],
      Resource: '*',
    },
    {
      Effect: 'Allow',
      Action: [
        'account:GetAccountInformation',
        'account:ListRegions',
        'iam:CreateServiceLinkedRole',
        'iam:DeleteServiceLinkedRole',
        'iam:ListRoles',
        'organizations:DescribeOrganization',
      ],
      Resource: '*',
    },
  ),
  IAMFullAccess: allow(
    'iam:*',
    'organizations:DescribeAccount',
    'organizations:DescribeOrganization',
    'organizations:DescribeOrganizationalUnit',
    'organizations:DescribePolicy',
    'organizations:ListChildren',
    'organizations:ListParents',
    'organizations:ListPoliciesForTarget',
    'organizations:ListRoots',
    'organizations:ListPolicies',
    'organizations:ListTargetsForPolicy',
  ),
  IAMUserChangePassword: policyOf(
    {
      Effect: 'Allow',
      Action: 'iam:ChangePassword',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the policy language
      Resource: 'arn:aws:iam::*:user/${aws:username}',
    },
    { Effect: 'Allow', Action: 'iam:GetAccountPasswordPolicy', Resource: '*' },
  ),
  AmazonS3FullAccess: allow('s3:*', 's3-object-lambda:*'),
  AmazonS3ReadOnlyAccess: allow(
    's3:Get*',
    's3:List*',
    's3:Describe*',
    's3-object-lambda:Get*',
    's3-object-lambda:List*',
  ),
  AmazonSQSFullAccess: allow('sqs:*'),
  AmazonSNSFullAccess: allow('sns:*'),
  AmazonDynamoDBReadOnlyAccess: allow(
    'dynamodb:BatchGet*',
    'dynamodb:Describe*',
    'dynamodb:List*',
    'dynamodb:Get*',
    'dynamodb:PartiQLSelect',
    'dynamodb:Query',
    'dynamodb:Scan',
  ),
  AmazonEC2ReadOnlyAccess: allow(
    'ec2:Describe*',
    'ec2:GetSecurityGroupsForVpc',
    'elasticloadbalancing:Describe*',
    'cloudwatch:Describe*',
    'autoscaling:Describe*',
  ),
  AmazonEC2FullAccess: allow('ec2:*', 'elasticloadbalancing:*', 'cloudwatch:*', 'autoscaling:*'),
  AmazonRDSReadOnlyAccess: allow(
    'rds:Describe*',
    'rds:ListTagsForResource',
    'ec2:DescribeSecurityGroups',
    'ec2:DescribeVpcs',
  ),
  AmazonSSMManagedInstanceCore: allow(
    'ssm:UpdateInstanceInformation',
    'ssm:GetParameter',
    'ssm:GetParameters',
    'ssmmessages:CreateControlChannel',
    'ssmmessages:OpenControlChannel',
    'ec2messages:GetMessages',
  ),
  AmazonEKSClusterPolicy: allow(
    'autoscaling:DescribeAutoScalingGroups',
    'ec2:DescribeInstances',
    'elasticloadbalancing:DescribeLoadBalancers',
    'kms:DescribeKey',
  ),
  AmazonEC2ContainerRegistryReadOnly: allow(
    'ecr:GetAuthorizationToken',
    'ecr:BatchCheckLayerAvailability',
    'ecr:GetDownloadUrlForLayer',
    'ecr:DescribeRepositories',
    'ecr:BatchGetImage',
  ),
  CloudWatchReadOnlyAccess: allow(
    'cloudwatch:Get*',
    'cloudwatch:List*',
    'cloudwatch:Describe*',
    'logs:Get*',
    'logs:List*',
    'logs:Describe*',
  ),
  CloudWatchAgentServerPolicy: allow(
    'cloudwatch:PutMetricData',
    'ec2:DescribeTags',
    'logs:PutLogEvents',
    'logs:CreateLogStream',
    'logs:CreateLogGroup',
  ),
  SecurityAudit: allow(
    'iam:Get*',
    'iam:List*',
    'iam:GenerateCredentialReport',
    'kms:Describe*',
    'kms:Get*',
    'kms:List*',
    's3:GetBucket*',
    's3:GetEncryptionConfiguration',
    's3:ListAllMyBuckets',
    'rds:Describe*',
    'ec2:Describe*',
    'sqs:GetQueueAttributes',
    'sns:GetTopicAttributes',
  ),
  ReadOnlyAccess: allow(
    'iam:Get*',
    'iam:List*',
    's3:Get*',
    's3:List*',
    'ec2:Describe*',
    'rds:Describe*',
    'kms:Describe*',
    'kms:Get*',
    'kms:List*',
    'dynamodb:Get*',
    'dynamodb:Scan',
    'sqs:Get*',
    'sqs:List*',
    'sns:Get*',
    'sns:List*',
  ),
  'job-function/ViewOnlyAccess': allow(
    'iam:List*',
    's3:ListAllMyBuckets',
    's3:ListBucket',
    'ec2:Describe*',
    'rds:Describe*',
    'kms:ListKeys',
    'kms:ListAliases',
  ),
  'job-function/Billing': allow('aws-portal:*Billing', 'budgets:*', 'ce:*', 'cur:*'),
  'job-function/DatabaseAdministrator': allow(
    'rds:*',
    'dynamodb:*',
    'redshift:*',
    'cloudwatch:Get*',
    'iam:ListRoles',
  ),
  AmazonVPCReadOnlyAccess: allow(
    'ec2:DescribeVpcs',
    'ec2:DescribeSubnets',
    'ec2:DescribeRouteTables',
  ),
  AWSCodeBuildReadOnlyAccess: allow('codebuild:BatchGet*', 'codebuild:Get*', 'codebuild:List*'),
  AWSSupportAccess: allow('support:*'),
  AWSCloudTrail_ReadOnlyAccess: allow(
    'cloudtrail:Get*',
    'cloudtrail:Describe*',
    'cloudtrail:List*',
    'cloudtrail:LookupEvents',
  ),
  'service-role/AWSLambdaBasicExecutionRole': allow(
    'logs:CreateLogGroup',
    'logs:CreateLogStream',
    'logs:PutLogEvents',
  ),
  'service-role/AWSLambdaVPCAccessExecutionRole': allow(
    'logs:CreateLogGroup',
    'logs:CreateLogStream',
    'logs:PutLogEvents',
    'ec2:CreateNetworkInterface',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DeleteNetworkInterface',
  ),
  'service-role/AWSLambdaSQSQueueExecutionRole': allow(
    'sqs:ReceiveMessage',
    'sqs:DeleteMessage',
    'sqs:GetQueueAttributes',
    'logs:PutLogEvents',
  ),
  'service-role/AmazonRDSEnhancedMonitoringRole': allow(
    'logs:CreateLogGroup',
    'logs:PutRetentionPolicy',
    'logs:CreateLogStream',
    'logs:PutLogEvents',
  ),
  'service-role/AmazonECSTaskExecutionRolePolicy': allow(
    'ecr:GetAuthorizationToken',
    'ecr:BatchGetImage',
    'logs:CreateLogStream',
    'logs:PutLogEvents',
  ),
  'service-role/AWSConfigRole': allow(
    'config:Put*',
    's3:GetBucket*',
    'iam:Get*',
    'iam:List*',
    'ec2:Describe*',
  ),
}

/** ARNs of the managed policies that estates may attach. */
export const MANAGED_POLICY_ARNS: readonly string[] = Object.keys(DOCUMENTS).map(
  (name) => NAMESPACE + name,
)

export function managedPolicyArn(name: string): string {
  return NAMESPACE + name
}

/** The document of a policy of AWS; undefined for the account's own policies. */
export function managedPolicyDocument(arn: string): Policy | undefined {
  return DOCUMENTS[arn.slice(NAMESPACE.length)]
}
