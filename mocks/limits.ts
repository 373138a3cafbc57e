/**
 * How fast each cloud lets itself be read: one row a limit, with how we know it.
 *
 * `documented`: the vendor says so. `observed`: others have measured it. `assumed`: nobody has told;
 * the figure is a guess that a benchmark must name as one. What no row covers is not limited.
 *
 * @module
 */

import type { Call } from './cloud.ts'

export interface Limit {
  readonly cloud: Call['cloud']
  /** Call ids; `*` stands for any characters. */
  readonly operations: readonly string[]
  /**
   * Limits of different layers apply together; within a layer the first row that matches counts,
   * so that special rows stand above general ones.
   */
  readonly layer: 'service' | 'front-door'
  /** What has a bucket of its own: each account and region, and each operation where named. */
  readonly each: readonly ('account' | 'region' | 'operation')[]
  readonly perSecond: number
  /** Calls that a bucket at rest admits at once. */
  readonly burst: number
  readonly known: 'documented' | 'observed' | 'assumed'
  readonly source: string
}

type Row = Omit<Limit, 'cloud' | 'layer' | 'each'> & Partial<Pick<Limit, 'layer' | 'each'>>

function rows(cloud: Call['cloud'], each: Limit['each'], limits: readonly Row[]): readonly Limit[] {
  return limits.map((limit) => ({ cloud, each, layer: 'service', ...limit }))
}

const PERFORMANCE_NOTES = 'performance.md, section 2'

const AWS = rows(
  'aws',
  ['account', 'region', 'operation'],
  [
    {
      operations: ['kms:DescribeKey', 'kms:ListResourceTags'],
      perSecond: 2000,
      burst: 2000,
      known: 'documented',
      source: 'docs.aws.amazon.com/kms/latest/developerguide/requests-per-second.html',
    },
    {
      operations: ['kms:GetKeyPolicy', 'kms:GetKeyRotationStatus'],
      perSecond: 1000,
      burst: 1000,
      known: 'documented',
      source: 'docs.aws.amazon.com/kms/latest/developerguide/requests-per-second.html',
    },
    {
      operations: ['kms:ListKeys', 'kms:ListAliases'],
      perSecond: 500,
      burst: 500,
      known: 'documented',
      source: 'docs.aws.amazon.com/kms/latest/developerguide/requests-per-second.html',
    },
    {
      operations: ['kms:*'],
      perSecond: 100,
      burst: 100,
      known: 'documented',
      source: 'docs.aws.amazon.com/kms/latest/developerguide/requests-per-second.html',
    },
    {
      operations: ['iam:GetPolicy', 'iam:GetPolicyVersion', 'iam:ListEntitiesForPolicy'],
      perSecond: 35,
      burst: 35,
      known: 'observed',
      source: 'steampipe-plugin-aws, plugin.go (pull request 2547)',
    },
    {
      operations: ['iam:GetAccountAuthorizationDetails'],
      perSecond: 10,
      burst: 10,
      known: 'assumed',
      source: `throttles under parallel use; no figure is known (${PERFORMANCE_NOTES})`,
    },
    {
      operations: ['iam:GenerateCredentialReport'],
      perSecond: 1,
      burst: 5,
      known: 'assumed',
      source: `throttles by itself; no figure is known (${PERFORMANCE_NOTES})`,
    },
    {
      operations: ['iam:*'],
      perSecond: 15,
      burst: 15,
      known: 'observed',
      source: 'steampipe-plugin-aws, plugin.go (pull request 2547)',
    },
    {
      operations: ['sts:AssumeRole'],
      each: ['account', 'region'],
      perSecond: 600,
      burst: 600,
      known: 'observed',
      source: 'awslabs/mountpoint-s3 issue 1358',
    },
    {
      // The whole of the configuration reads together: what ten callers at 50 ms sustain.
      operations: ['s3:*'],
      each: ['account', 'region'],
      perSecond: 200,
      burst: 200,
      known: 'assumed',
      source: `ten-way callers are known to be fine, the true limit is not (${PERFORMANCE_NOTES})`,
    },
    {
      operations: ['s3control:*'],
      perSecond: 20,
      burst: 20,
      known: 'assumed',
      source: 'no figure is known',
    },
    {
      operations: ['rds:DescribeDBSnapshotAttributes', 'rds:DescribeDBClusterSnapshotAttributes'],
      perSecond: 3.5,
      burst: 10,
      known: 'observed',
      source: 'cloudquery/cloudquery issue 15780: 1,000 snapshots in 4.7 minutes at best',
    },
    {
      operations: ['rds:*', 'redshift:*'],
      perSecond: 20,
      burst: 40,
      known: 'assumed',
      source: 'no figure is known',
    },
    {
      operations: ['ec2:*'],
      perSecond: 20,
      burst: 100,
      known: 'documented',
      source: 'docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html',
    },
    {
      // Shared by all control-plane operations but GetPolicy.
      operations: ['lambda:GetPolicy'],
      perSecond: 15,
      burst: 15,
      known: 'documented',
      source: 'docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
    },
    {
      operations: ['lambda:*'],
      each: ['account', 'region'],
      perSecond: 15,
      burst: 15,
      known: 'documented',
      source: 'docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
    },
    {
      operations: ['secretsmanager:GetResourcePolicy'],
      perSecond: 50,
      burst: 50,
      known: 'documented',
      source: 'docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html',
    },
    {
      operations: ['organizations:*'],
      perSecond: 10,
      burst: 20,
      known: 'assumed',
      source: `concurrent calls are throttled; no figure is known (${PERFORMANCE_NOTES})`,
    },
    {
      operations: ['dynamodb:*', 'sqs:*', 'sns:*', 'secretsmanager:*', 'ecr:*'],
      perSecond: 100,
      burst: 100,
      known: 'assumed',
      source: 'no figure is known',
    },
    {
      operations: ['opensearch:*', 'config:*'],
      perSecond: 10,
      burst: 20,
      known: 'assumed',
      source: 'no figure is known',
    },
  ],
)

const ARM =
  'learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling'
const STORAGE =
  'learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling#storage-throttling'

const AZURE = rows(
  'azure',
  ['account'],
  [
    {
      operations: ['Microsoft.ResourceGraph:*'],
      layer: 'front-door',
      each: [],
      perSecond: 3,
      burst: 15,
      known: 'documented',
      source:
        'learn.microsoft.com/azure/governance/resource-graph/concepts/guidance-for-throttled-requests',
    },
    {
      operations: ['Microsoft.*'],
      layer: 'front-door',
      each: ['account', 'region'],
      perSecond: 25,
      burst: 250,
      known: 'documented',
      source: ARM,
    },
    {
      operations: ['Microsoft.Storage:*/list', 'Microsoft.Storage:*list*'],
      each: ['account', 'region'],
      perSecond: 100 / 300,
      burst: 100,
      known: 'documented',
      source: STORAGE,
    },
    {
      operations: ['Microsoft.Storage:*'],
      each: ['account', 'region'],
      perSecond: 800 / 300,
      burst: 800,
      known: 'documented',
      source: STORAGE,
    },
  ],
)

const GCP = rows(
  'gcp',
  ['account'],
  [
    {
      operations: ['cloudasset:assets.list', 'cloudasset:*ListAssets'],
      perSecond: 100 / 60,
      burst: 100,
      known: 'documented',
      source: 'cloud.google.com/asset-inventory/docs/quota',
    },
    {
      operations: ['cloudasset:*'],
      perSecond: 400 / 60,
      burst: 400,
      known: 'documented',
      source: 'cloud.google.com/asset-inventory/docs/quota',
    },
    {
      operations: ['cloudkms:*'],
      perSecond: 300 / 60,
      burst: 300,
      known: 'documented',
      source: 'cloud.google.com/kms/quotas',
    },
    {
      operations: ['iam:*'],
      perSecond: 6000 / 60,
      burst: 6000,
      known: 'documented',
      source: 'cloud.google.com/iam/quotas',
    },
    {
      operations: ['cloudresourcemanager:*'],
      perSecond: 1200 / 60,
      burst: 1200,
      known: 'observed',
      source: 'ReadRequestsPerMinutePerProject in a captured 429',
    },
    {
      operations: ['sqladmin:*', 'bigquery:*'],
      perSecond: 100,
      burst: 100,
      known: 'assumed',
      source: 'per project, shown only in the console',
    },
  ],
)

export const LIMITS: readonly Limit[] = [...AWS, ...AZURE, ...GCP]
