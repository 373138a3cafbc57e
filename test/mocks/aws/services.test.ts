import {
  ConfigServiceClient,
  DescribeConfigurationRecordersCommand,
} from '@aws-sdk/client-config-service'
import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DynamoDBClient,
  GetResourcePolicyCommand as GetTablePolicyCommand,
  paginateListTables,
} from '@aws-sdk/client-dynamodb'
import {
  DescribeRepositoriesCommand,
  ECRClient,
  GetRepositoryPolicyCommand,
} from '@aws-sdk/client-ecr'
import {
  GetFunctionUrlConfigCommand,
  GetPolicyCommand,
  LambdaClient,
  paginateListFunctions,
} from '@aws-sdk/client-lambda'
import {
  DescribeDomainsCommand,
  ListDomainNamesCommand,
  OpenSearchClient,
} from '@aws-sdk/client-opensearch'
import {
  DescribeOrganizationCommand,
  DescribePolicyCommand,
  ListParentsCommand,
  ListPoliciesForTargetCommand,
  OrganizationsClient,
  paginateListAccounts,
} from '@aws-sdk/client-organizations'
import {
  GetResourcePolicyCommand as GetSecretPolicyCommand,
  ListSecretsCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager'
import { GetTopicAttributesCommand, paginateListTopics, SNSClient } from '@aws-sdk/client-sns'
import { GetQueueAttributesCommand, ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs'
import { expect, test } from 'vitest'
import type { AwsEstate } from '../../../mocks/aws/estate.ts'
import { lambda, repository, secret, table } from '../../../mocks/aws/resources/other.ts'
import { policyOf } from '../../../mocks/aws/resources/policy.ts'
import { ACCOUNT, estateOf, failureOf, pointedAt } from './connect.ts'

const place = { account: ACCOUNT, region: 'eu-west-1' }
const open = policyOf({ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' })

const estate = estateOf({
  inRegion: {
    'eu-west-1': {
      queues: [
        { name: 'open', policy: open },
        { name: 'keyed', attributes: { KmsMasterKeyId: 'alias/aws/sqs' } },
      ],
      topics: Array.from({ length: 130 }, (_, index) => ({ name: `topic-${index}` })),
      functions: Array.from({ length: 60 }, (_, index) =>
        lambda(place, {
          FunctionName: `function-${index}`,
          ...(index === 0 ? { policy: open } : {}),
        }),
      ),
      secrets: [secret(place, { Name: 'db', policy: open }), secret(place, { Name: 'plain' })],
      repositories: [
        repository(place, { repositoryName: 'web', policy: open }),
        repository(place, { repositoryName: 'base' }),
      ],
      searchDomains: ['a', 'b', 'c'].map((name) => ({
        DomainName: name,
        DomainId: `${ACCOUNT}/${name}`,
        ARN: `arn:aws:es:eu-west-1:${ACCOUNT}:domain/${name}`,
        ClusterConfig: {},
        EncryptionAtRestOptions: { Enabled: true },
      })),
      tables: Array.from({ length: 120 }, (_, index) =>
        table(place, {
          TableName: `table-${String(index).padStart(3, '0')}`,
          ...(index === 7 ? { policy: open, recoverable: true } : {}),
        }),
      ),
    },
  },
})
const at = pointedAt(estate)

test('SQS: queues by URL, attributes as strings, a policy only where there is one', async () => {
  const client = new SQSClient(at)
  const { QueueUrls = [] } = await client.send(new ListQueuesCommand({}))
  expect(QueueUrls[0]).toBe(`https://sqs.eu-west-1.amazonaws.com/${ACCOUNT}/open`)
  const ask = (QueueUrl: string | undefined) =>
    client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }))
  expect(JSON.parse((await ask(QueueUrls[0])).Attributes?.Policy ?? '')).toEqual(open)
  expect((await ask(QueueUrls[0])).Attributes?.SqsManagedSseEnabled).toBe('true')
  const keyed = (await ask(QueueUrls[1])).Attributes
  expect(keyed).toMatchObject({ KmsMasterKeyId: 'alias/aws/sqs' })
  expect(keyed).not.toHaveProperty('Policy')
  expect(await failureOf(ask(`${QueueUrls[0]}-gone`))).toEqual({
    name: 'QueueDoesNotExist',
    status: 400,
  })
})

test('SQS: paged only when a page size is asked for', async () => {
  const client = new SQSClient(at)
  const first = await client.send(new ListQueuesCommand({ MaxResults: 1 }))
  expect(first.QueueUrls).toHaveLength(1)
  const { NextToken } = first
  const second = await client.send(new ListQueuesCommand({ MaxResults: 1, NextToken }))
  expect(second.NextToken).toBeUndefined()
})

test('SNS: a hundred topics a page, and a default policy for everybody that lets in the owner alone', async () => {
  const client = new SNSClient(at)
  const sizes: number[] = []
  for await (const { Topics = [] } of paginateListTopics({ client }, {})) sizes.push(Topics.length)
  expect(sizes).toEqual([100, 30])
  const TopicArn = `arn:aws:sns:eu-west-1:${ACCOUNT}:topic-0`
  const { Attributes } = await client.send(new GetTopicAttributesCommand({ TopicArn }))
  expect(JSON.parse(Attributes?.Policy ?? '').Statement[0]).toMatchObject({
    Principal: { AWS: '*' },
    Condition: { StringEquals: { 'AWS:SourceOwner': ACCOUNT } },
  })
  const gone = client.send(new GetTopicAttributesCommand({ TopicArn: `${TopicArn}-gone` }))
  expect(await failureOf(gone)).toEqual({ name: 'NotFoundException', status: 404 })
})

test('Lambda: fifty functions a page; no policy and no URL are 404', async () => {
  const client = new LambdaClient(at)
  const sizes: number[] = []
  for await (const { Functions = [] } of paginateListFunctions({ client }, {})) {
    sizes.push(Functions.length)
  }
  expect(sizes).toEqual([50, 10])
  const { Policy } = await client.send(new GetPolicyCommand({ FunctionName: 'function-0' }))
  expect(JSON.parse(Policy ?? '')).toEqual(open)
  const bare = client.send(new GetPolicyCommand({ FunctionName: 'function-1' }))
  expect(await failureOf(bare)).toEqual({ name: 'ResourceNotFoundException', status: 404 })
  const urlless = client.send(new GetFunctionUrlConfigCommand({ FunctionName: 'function-1' }))
  expect(await failureOf(urlless)).toEqual({ name: 'ResourceNotFoundException', status: 404 })
})

test('Secrets Manager: a secret without a policy answers without one', async () => {
  const client = new SecretsManagerClient(at)
  const { SecretList = [] } = await client.send(new ListSecretsCommand({}))
  expect(SecretList.map(({ Name }) => Name)).toEqual(['db', 'plain'])
  expect(SecretList[0]?.CreatedDate).toEqual(new Date('2025-06-01T10:00:00Z'))
  const policy = (SecretId: string) => client.send(new GetSecretPolicyCommand({ SecretId }))
  expect(JSON.parse((await policy('db')).ResourcePolicy ?? '')).toEqual(open)
  expect((await policy('plain')).ResourcePolicy).toBeUndefined()
})

test('ECR: the absence of a policy has its own code', async () => {
  const client = new ECRClient(at)
  const { repositories = [] } = await client.send(new DescribeRepositoriesCommand({}))
  expect(repositories.map(({ repositoryName }) => repositoryName)).toEqual(['web', 'base'])
  const bare = client.send(new GetRepositoryPolicyCommand({ repositoryName: 'base' }))
  expect(await failureOf(bare)).toEqual({ name: 'RepositoryPolicyNotFoundException', status: 400 })
})

test('OpenSearch: names first, then at most five domains a call', async () => {
  const client = new OpenSearchClient(at)
  const { DomainNames = [] } = await client.send(new ListDomainNamesCommand({}))
  const names = DomainNames.map(({ DomainName }) => DomainName ?? '')
  const described = await client.send(new DescribeDomainsCommand({ DomainNames: names }))
  expect(described.DomainStatusList?.[0]?.EncryptionAtRestOptions).toEqual({ Enabled: true })
  const many = client.send(new DescribeDomainsCommand({ DomainNames: [...names, ...names] }))
  expect(await failureOf(many)).toEqual({ name: 'ValidationException', status: 400 })
})

test('DynamoDB: pages go on from a name; a table without a policy says so', async () => {
  const client = new DynamoDBClient(at)
  const names: string[] = []
  for await (const { TableNames = [] } of paginateListTables({ client }, {}))
    names.push(...TableNames)
  expect(new Set(names).size).toBe(120)
  const { Table } = await client.send(new DescribeTableCommand({ TableName: 'table-007' }))
  expect(Table).toMatchObject({ TableStatus: 'ACTIVE', DeletionProtectionEnabled: false })
  const backups = await client.send(
    new DescribeContinuousBackupsCommand({ TableName: 'table-007' }),
  )
  expect(
    backups.ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus,
  ).toBe('ENABLED')
  const ResourceArn = `arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/table-008`
  const bare = client.send(new GetTablePolicyCommand({ ResourceArn }))
  expect(await failureOf(bare)).toEqual({ name: 'PolicyNotFoundException', status: 400 })
})

test('Config: an account that never switched it on has no recorder', async () => {
  const client = new ConfigServiceClient(at)
  const answer = await client.send(new DescribeConfigurationRecordersCommand({}))
  expect(answer.ConfigurationRecorders).toEqual([])
})

const MEMBERS = Array.from({ length: 25 }, (_, index) => ({
  account: index === 0 ? ACCOUNT : String(500_000_000_000 + index),
  name: `member-${index}`,
  email: `member-${index}@example.com`,
  parent: index === 0 ? 'r-ab12' : 'ou-ab12-11111111',
  status: 'ACTIVE' as const,
}))
const DENY_LEAVING = {
  PolicySummary: {
    Id: 'p-leave123',
    Name: 'stay',
    Type: 'SERVICE_CONTROL_POLICY' as const,
    AwsManaged: false,
  },
  Content: '{"Version":"2012-10-17","Statement":[]}',
  targets: ['ou-ab12-11111111'],
}
const organised: AwsEstate = {
  ...estate,
  organization: {
    id: 'o-a1b2c3d4e5',
    rootId: 'r-ab12',
    managementAccount: ACCOUNT,
    members: MEMBERS,
    units: [{ Id: 'ou-ab12-11111111', Name: 'workloads', parent: 'r-ab12' }],
    policies: [DENY_LEAVING],
    delegatedAdministrators: [],
  },
}

test('Organizations: twenty accounts a page, parents and the policies attached to each', async () => {
  const client = new OrganizationsClient(pointedAt(organised, 'us-east-1'))
  const sizes: number[] = []
  for await (const { Accounts = [] } of paginateListAccounts({ client }, {})) {
    sizes.push(Accounts.length)
  }
  expect(sizes).toEqual([20, 5])
  const ChildId = MEMBERS[3]?.account
  const { Parents } = await client.send(new ListParentsCommand({ ChildId }))
  expect(Parents).toEqual([{ Id: 'ou-ab12-11111111', Type: 'ORGANIZATIONAL_UNIT' }])
  const { Policies } = await client.send(
    new ListPoliciesForTargetCommand({
      TargetId: 'ou-ab12-11111111',
      Filter: 'SERVICE_CONTROL_POLICY',
    }),
  )
  expect(Policies?.map(({ Id }) => Id)).toEqual(['p-leave123'])
  const { Policy } = await client.send(new DescribePolicyCommand({ PolicyId: 'p-leave123' }))
  expect(Policy?.Content).toBe(DENY_LEAVING.Content)
})

test('Organizations: an account that is in none is told so', async () => {
  const client = new OrganizationsClient(pointedAt(estate, 'us-east-1'))
  const call = client.send(new DescribeOrganizationCommand({}))
  expect((await failureOf(call)).name).toBe('AWSOrganizationsNotInUseException')
})
