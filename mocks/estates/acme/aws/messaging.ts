/** What acme's programs send each other, run and keep secret. @module */

import type { AwsRegion } from '../../../aws/estate.ts'
import { lambda, repository, secret } from '../../../aws/resources/other.ts'
import { policyOf } from '../../../aws/resources/policy.ts'
import { type Decoy, daysBefore, type Planted } from '../../planted.ts'
import { HOME, KEYS, keyArn, ORGANIZATION, place, SHOP } from './names.ts'

function queueArn(name: string): string {
  return `arn:aws:sqs:${HOME}:${SHOP}:${name}`
}

function topicArn(name: string): string {
  return `arn:aws:sns:${HOME}:${SHOP}:${name}`
}

function functionArn(name: string): string {
  return `arn:aws:lambda:${HOME}:${SHOP}:function:${name}`
}

/** Use of everybody's, limited by what is given. */
function everybody(Action: string | readonly string[], Resource: string, Condition?: object) {
  return { Effect: 'Allow', Principal: '*', Action, Resource, ...(Condition ? { Condition } : {}) }
}

const withOrdersKey = { KmsMasterKeyId: 'alias/orders' }

export function shopPrograms(asOf: Date): Partial<AwsRegion> {
  return {
    queues: [
      // For everybody, on condition of coming from one topic of acme's own: fine.
      {
        name: 'orders',
        attributes: withOrdersKey,
        policy: policyOf(
          everybody('sqs:SendMessage', queueArn('orders'), {
            ArnEquals: { 'aws:SourceArn': topicArn('orders') },
          }),
        ),
      },
      // Opened while hunting a bug on a Friday.
      {
        name: 'orders-dead-letters',
        attributes: withOrdersKey,
        policy: policyOf(everybody('sqs:*', queueArn('orders-dead-letters'))),
      },
      // "Only from S3": from any bucket of anybody.
      {
        name: 'uploads',
        attributes: withOrdersKey,
        policy: policyOf(
          everybody('sqs:SendMessage', queueArn('uploads'), {
            ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::*' },
          }),
        ),
      },
    ],
    topics: [
      // The policy that SNS itself gives, for everybody who is the owner: fine.
      { name: 'orders', attributes: withOrdersKey },
      // The price list was to be public to read; it is public to publish.
      {
        name: 'prices',
        attributes: withOrdersKey,
        policy: policyOf(everybody(['SNS:Publish', 'SNS:Subscribe'], topicArn('prices'))),
      },
      // Everybody in the organisation may subscribe, and it is not encrypted.
      {
        name: 'office-news',
        policy: policyOf(
          everybody('SNS:Subscribe', topicArn('office-news'), {
            StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION },
          }),
        ),
      },
    ],
    functions: [
      // Called by acme's own API and nothing else.
      lambda(place, {
        FunctionName: 'checkout',
        policy: policyOf({
          Effect: 'Allow',
          Principal: { Service: 'apigateway.amazonaws.com' },
          Action: 'lambda:InvokeFunction',
          Resource: functionArn('checkout'),
          Condition: {
            ArnLike: { 'AWS:SourceArn': `arn:aws:execute-api:${HOME}:${SHOP}:t34p0t/*` },
          },
        }),
      }),
      // A web hook that was to check a signature itself, and does not.
      lambda(place, {
        FunctionName: 'parcel-webhook',
        url: {
          FunctionUrl: `https://t3apot.lambda-url.${HOME}.on.aws/`,
          FunctionArn: functionArn('parcel-webhook'),
          AuthType: 'NONE',
          CreationTime: '2025-08-01T09:00:00.000Z',
          LastModifiedTime: '2025-08-01T09:00:00.000Z',
          InvokeMode: 'BUFFERED',
        },
        policy: policyOf({
          Sid: 'FunctionURLAllowPublicAccess',
          Effect: 'Allow',
          Principal: '*',
          Action: 'lambda:InvokeFunctionUrl',
          Resource: functionArn('parcel-webhook'),
          Condition: { StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE' } },
        }),
      }),
      // Any bucket of anybody may have it called.
      lambda(place, {
        FunctionName: 'resize-photos',
        policy: policyOf({
          Effect: 'Allow',
          Principal: { Service: 's3.amazonaws.com' },
          Action: 'lambda:InvokeFunction',
          Resource: functionArn('resize-photos'),
        }),
      }),
    ],
    secrets: [
      // Rotated, with acme's own key.
      secret(place, {
        Name: 'shop/database',
        KmsKeyId: keyArn(KEYS.orders),
        RotationEnabled: true,
        RotationRules: { AutomaticallyAfterDays: 30 },
        LastRotatedDate: daysBefore(asOf, 11),
        LastChangedDate: daysBefore(asOf, 11),
        LastAccessedDate: daysBefore(asOf, 1),
      }),
      // Shared with "whoever needs it".
      secret(place, {
        Name: 'partners/api-key',
        KmsKeyId: keyArn(KEYS.partners),
        LastAccessedDate: daysBefore(asOf, 2),
        policy: policyOf(everybody('secretsmanager:GetSecretValue', '*')),
      }),
    ],
    repositories: [
      repository(place, {
        repositoryName: 'storefront',
        encryptionConfiguration: { encryptionType: 'KMS', kmsKey: keyArn(KEYS.orders) },
        imageScanningConfiguration: { scanOnPush: true },
        imageTagMutability: 'IMMUTABLE',
      }),
      // The base images hold the company's internal certificates.
      repository(place, {
        repositoryName: 'base-images',
        policy: policyOf({
          Effect: 'Allow',
          Principal: '*',
          Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
        }),
      }),
    ],
    searchDomains: [
      // For everybody who can reach it, which is the VPC: fine.
      {
        DomainName: 'catalogue',
        DomainId: `${SHOP}/catalogue`,
        ARN: `arn:aws:es:${HOME}:${SHOP}:domain/catalogue`,
        Created: true,
        Deleted: false,
        Endpoints: { vpc: `vpc-catalogue-t3apot.${HOME}.es.amazonaws.com` },
        EngineVersion: 'OpenSearch_2.17',
        ClusterConfig: { InstanceType: 't3.small.search', InstanceCount: 2 },
        VPCOptions: {
          VPCId: 'vpc-0teashop0000001',
          SubnetIds: ['subnet-0private00000a'],
          AvailabilityZones: [`${HOME}a`],
          SecurityGroupIds: ['sg-0application0001'],
        },
        AccessPolicies: JSON.stringify({
          Version: '2012-10-17',
          Statement: [everybody('es:ESHttp*', `arn:aws:es:${HOME}:${SHOP}:domain/catalogue/*`)],
        }),
        EncryptionAtRestOptions: { Enabled: true, KmsKeyId: keyArn(KEYS.orders) },
        NodeToNodeEncryptionOptions: { Enabled: true },
        DomainEndpointOptions: {
          EnforceHTTPS: true,
          TLSSecurityPolicy: 'Policy-Min-TLS-1-2-PFS-2023-10',
        },
      },
    ],
  }
}

export const plantedPrograms: readonly Planted[] = [
  {
    resource: queueArn('orders-dead-letters'),
    control: 'aws-sqs-queue-public',
    why: 'Everybody may read and write failed orders.',
  },
  {
    resource: topicArn('prices'),
    control: 'aws-sns-topic-public',
    why: 'Everybody may publish prices.',
  },
  {
    resource: topicArn('office-news'),
    control: 'aws-sns-topic-unencrypted',
    why: 'No key was chosen.',
  },
  {
    resource: functionArn('parcel-webhook'),
    control: 'aws-lambda-url-public',
    why: 'Its URL asks for no authentication.',
  },
  {
    resource: functionArn('resize-photos'),
    control: 'aws-lambda-function-public',
    why: 'S3 may call it for any bucket of anybody.',
  },
  {
    resource: `arn:aws:secretsmanager:${HOME}:${SHOP}:secret:partners/api-key-a1B2c3`,
    control: 'aws-secretsmanager-public-policy',
    why: 'Every AWS principal may read it.',
  },
  {
    resource: `arn:aws:ecr:${HOME}:${SHOP}:repository/base-images`,
    control: 'aws-ecr-repository-public',
    why: 'Every AWS principal may pull it.',
  },
]

export const decoyPrograms: readonly Decoy[] = [
  {
    resource: queueArn('orders'),
    control: 'aws-sqs-queue-public',
    why: 'aws:SourceArn fixes one topic of the same account.',
  },
  {
    resource: topicArn('orders'),
    control: 'aws-sns-topic-public',
    why: 'AWS:SourceOwner fixes the account.',
  },
  {
    resource: `arn:aws:es:${HOME}:${SHOP}:domain/catalogue`,
    control: 'aws-opensearch-public-policy',
    why: 'The domain has no public endpoint.',
  },
]
