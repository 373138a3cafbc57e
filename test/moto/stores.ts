/** Secrets, images, tables, search domains and access points of mixed health. @module */

import { lookup } from 'node:dns'
import { Agent } from 'node:http'
import type { LookupFunction } from 'node:net'
import {
  CreateTableCommand,
  DynamoDBClient,
  UpdateContinuousBackupsCommand,
} from '@aws-sdk/client-dynamodb'
import { CreateRepositoryCommand, ECRClient, SetRepositoryPolicyCommand } from '@aws-sdk/client-ecr'
import { CreateDomainCommand, OpenSearchClient } from '@aws-sdk/client-opensearch'
import { PutBucketPolicyCommand, S3Client } from '@aws-sdk/client-s3'
import {
  CreateAccessPointCommand,
  PutAccessPointPolicyCommand,
  S3ControlClient,
} from '@aws-sdk/client-s3-control'
import {
  CreateSecretCommand,
  PutResourcePolicyCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { statement } from './statement.ts'

interface Settings {
  readonly region: string
  readonly endpoint: string
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string }
}

export async function buildStores(settings: Settings, account: string): Promise<void> {
  await secrets(new SecretsManagerClient(settings))
  await images(new ECRClient(settings))
  await tables(new DynamoDBClient(settings))
  await searches(new OpenSearchClient(settings), `${settings.region}:${account}`)
  await accessPoints(settings, account)
}

async function secrets(client: SecretsManagerClient): Promise<void> {
  for (const Name of ['open-secret', 'quiet-secret']) {
    await client.send(new CreateSecretCommand({ Name, SecretString: 'example' }))
  }
  await client.send(
    new PutResourcePolicyCommand({
      SecretId: 'open-secret',
      ResourcePolicy: statement('*', 'secretsmanager:GetSecretValue', '*'),
    }),
  )
}

async function images(client: ECRClient): Promise<void> {
  for (const repositoryName of ['open-images', 'quiet-images']) {
    await client.send(new CreateRepositoryCommand({ repositoryName }))
  }
  await client.send(
    new SetRepositoryPolicyCommand({
      repositoryName: 'open-images',
      policyText: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          { Sid: 'open', Effect: 'Allow', Principal: '*', Action: ['ecr:BatchGetImage'] },
        ],
      }),
    }),
  )
}

async function tables(client: DynamoDBClient): Promise<void> {
  for (const TableName of ['recoverable', 'forgetful']) {
    await client.send(
      new CreateTableCommand({
        TableName,
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        BillingMode: 'PAY_PER_REQUEST',
      }),
    )
  }
  await client.send(
    new UpdateContinuousBackupsCommand({
      TableName: 'recoverable',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    }),
  )
}

async function searches(client: OpenSearchClient, place: string): Promise<void> {
  await client.send(
    new CreateDomainCommand({
      DomainName: 'open-search',
      AccessPolicies: statement('*', 'es:ESHttp*', `arn:aws:es:${place}:domain/open-search/*`),
    }),
  )
  await client.send(
    new CreateDomainCommand({
      DomainName: 'quiet-search',
      EncryptionAtRestOptions: { Enabled: true },
      DomainEndpointOptions: { EnforceHTTPS: true },
    }),
  )
}

/** The bucket `quiet` leaves it to its access points, of which one is open. */
async function accessPoints(settings: Settings, AccountId: string): Promise<void> {
  const { region } = settings
  await new S3Client({ ...settings, forcePathStyle: true }).send(
    new PutBucketPolicyCommand({
      Bucket: 'delegating',
      Policy: statement('*', '*', ['arn:aws:s3:::delegating', 'arn:aws:s3:::delegating/*'], {
        StringEquals: { 's3:DataAccessPointAccount': AccountId },
      }),
    }),
  )
  const control = new S3ControlClient({
    ...settings,
    requestHandler: new NodeHttpHandler({ httpAgent: new Agent({ lookup: onLoopback }) }),
  })
  await control.send(
    new CreateAccessPointCommand({
      AccountId,
      Name: 'open-point',
      Bucket: 'delegating',
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: false,
        IgnorePublicAcls: false,
        BlockPublicPolicy: false,
        RestrictPublicBuckets: false,
      },
    }),
  )
  await control.send(
    new PutAccessPointPolicyCommand({
      AccountId,
      Name: 'open-point',
      Policy: statement(
        '*',
        's3:GetObject',
        `arn:aws:s3:${region}:${AccountId}:accesspoint/open-point/object/*`,
      ),
    }),
  )
}

/** The account becomes a part of the host: `123456789012.localhost`, which few resolvers know. */
const onLoopback: LookupFunction = (_, options, callback) => lookup('localhost', options, callback)
