/** What holds data or runs code besides databases and disks: one resource policy each, or none. @module */

import type { TableDescription } from '@aws-sdk/client-dynamodb'
import type { Repository } from '@aws-sdk/client-ecr'
import type { FunctionConfiguration, FunctionUrlConfig } from '@aws-sdk/client-lambda'
import type { DomainStatus } from '@aws-sdk/client-opensearch'
import type { SecretListEntry } from '@aws-sdk/client-secrets-manager'
import type { Policy } from './policy.ts'
import type { Place } from './rds.ts'

export interface Queue {
  readonly name: string
  readonly policy?: Policy
  /** Further attributes as GetQueueAttributes names them, e.g. `KmsMasterKeyId`. */
  readonly attributes?: Readonly<Record<string, string>>
}

export interface Topic {
  readonly name: string
  readonly policy?: Policy
  readonly attributes?: Readonly<Record<string, string>>
}

export type Lambda = FunctionConfiguration & {
  readonly FunctionName: string
  readonly policy?: Policy
  readonly url?: FunctionUrlConfig
  readonly aliases?: readonly LambdaAlias[]
}

export interface LambdaAlias {
  readonly Name: string
  readonly FunctionVersion: string
  readonly policy?: Policy
  readonly url?: FunctionUrlConfig
}

export type Secret = SecretListEntry & { readonly Name: string; readonly policy?: Policy }
export type ImageRepository = Repository & {
  readonly repositoryName: string
  readonly policy?: Policy
}
export type SearchDomain = DomainStatus & { readonly DomainName: string }

export type Table = TableDescription & {
  readonly TableName: string
  readonly policy?: Policy
  /** Point-in-time recovery. */
  readonly recoverable?: boolean
}

export interface OtherRegion {
  readonly queues: readonly Queue[]
  readonly topics: readonly Topic[]
  readonly functions: readonly Lambda[]
  readonly secrets: readonly Secret[]
  readonly repositories: readonly ImageRepository[]
  readonly searchDomains: readonly SearchDomain[]
  readonly tables: readonly Table[]
}

export function lambda(
  { account, region }: Place,
  settings: Partial<Lambda> & Pick<Lambda, 'FunctionName'>,
): Lambda {
  return {
    FunctionArn: `arn:aws:lambda:${region}:${account}:function:${settings.FunctionName}`,
    Runtime: 'nodejs22.x',
    Role: `arn:aws:iam::${account}:role/${settings.FunctionName}`,
    Handler: 'index.handler',
    CodeSize: 48_213,
    Description: '',
    Timeout: 3,
    MemorySize: 128,
    LastModified: '2026-08-20T11:42:07.000+0000',
    Version: '$LATEST',
    TracingConfig: { Mode: 'PassThrough' },
    PackageType: 'Zip',
    Architectures: ['x86_64'],
    EphemeralStorage: { Size: 512 },
    ...settings,
  }
}

export function secret(
  { account, region }: Place,
  settings: Partial<Secret> & Pick<Secret, 'Name'>,
): Secret {
  return {
    ARN: `arn:aws:secretsmanager:${region}:${account}:secret:${settings.Name}-a1B2c3`,
    CreatedDate: new Date('2025-06-01T10:00:00Z'),
    LastChangedDate: new Date('2026-06-01T10:00:00Z'),
    RotationEnabled: false,
    Tags: [],
    SecretVersionsToStages: { '4c8b9a2e-7c1d-4f0e-9b6a-2f1d3e5a7c90': ['AWSCURRENT'] },
    ...settings,
  }
}

export function table(
  { account, region }: Place,
  settings: Partial<Table> & Pick<Table, 'TableName'>,
): Table {
  return {
    TableArn: `arn:aws:dynamodb:${region}:${account}:table/${settings.TableName}`,
    TableStatus: 'ACTIVE',
    CreationDateTime: new Date('2025-06-01T10:00:00Z'),
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    ProvisionedThroughput: {
      NumberOfDecreasesToday: 0,
      ReadCapacityUnits: 0,
      WriteCapacityUnits: 0,
    },
    BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
    TableSizeBytes: 0,
    ItemCount: 0,
    DeletionProtectionEnabled: false,
    ...settings,
  }
}

export function repository(
  { account, region }: Place,
  settings: Partial<ImageRepository> & Pick<ImageRepository, 'repositoryName'>,
): ImageRepository {
  return {
    repositoryArn: `arn:aws:ecr:${region}:${account}:repository/${settings.repositoryName}`,
    registryId: account,
    repositoryUri: `${account}.dkr.ecr.${region}.amazonaws.com/${settings.repositoryName}`,
    createdAt: new Date('2025-06-01T10:00:00Z'),
    imageTagMutability: 'MUTABLE',
    imageScanningConfiguration: { scanOnPush: false },
    encryptionConfiguration: { encryptionType: 'AES256' },
    ...settings,
  }
}
