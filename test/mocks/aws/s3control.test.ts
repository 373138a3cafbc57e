import {
  GetAccessPointPolicyCommand,
  GetAccessPointPolicyStatusCommand,
  GetPublicAccessBlockCommand,
  ListAccessPointsCommand,
  S3ControlClient,
} from '@aws-sdk/client-s3-control'
import { expect, test } from 'vitest'
import { createAws } from '../../../mocks/aws/aws.ts'
import { policyOf } from '../../../mocks/aws/resources/policy.ts'
import { accessPoint, NONE_BLOCKED } from '../../../mocks/aws/resources/s3.ts'
import { combine } from '../../../mocks/cloud.ts'
import { ACCOUNT, estateOf, failureOf, pointedAt } from './connect.ts'

const region = 'eu-west-1'
const estate = estateOf({
  s3: {
    publicAccessBlock: { ...NONE_BLOCKED, BlockPublicAcls: true },
    accessPoints: [
      accessPoint({
        Name: 'open',
        Bucket: 'data',
        region,
        policy: policyOf({ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*' }),
      }),
      accessPoint({ Name: 'inner', Bucket: 'data', region, VpcConfiguration: { VpcId: 'vpc-1' } }),
    ],
  },
})
const client = new S3ControlClient(pointedAt(estate))
const AccountId = ACCOUNT

test('the account block, or its absence', async () => {
  const block = await client.send(new GetPublicAccessBlockCommand({ AccountId }))
  expect(block.PublicAccessBlockConfiguration).toMatchObject({
    BlockPublicAcls: true,
    IgnorePublicAcls: false,
  })
  const bare = new S3ControlClient(pointedAt(estateOf({})))
  const call = bare.send(new GetPublicAccessBlockCommand({ AccountId }))
  expect(await failureOf(call)).toEqual({
    name: 'NoSuchPublicAccessBlockConfiguration',
    status: 404,
  })
})

test('access points with their origin, policy and ruling', async () => {
  const { AccessPointList } = await client.send(new ListAccessPointsCommand({ AccountId }))
  expect(AccessPointList?.map(({ Name, NetworkOrigin }) => [Name, NetworkOrigin])).toEqual([
    ['open', 'Internet'],
    ['inner', 'VPC'],
  ])
  const status = await client.send(
    new GetAccessPointPolicyStatusCommand({ AccountId, Name: 'open' }),
  )
  expect(status.PolicyStatus).toEqual({ IsPublic: true })
  const bare = client.send(new GetAccessPointPolicyCommand({ AccountId, Name: 'inner' }))
  expect(await failureOf(bare)).toEqual({ name: 'NoSuchAccessPointPolicy', status: 404 })
})

test('with an account-prefixed loopback host the same cloud answers', async () => {
  const local = new S3ControlClient({
    ...pointedAt(combine(createAws(estate))),
    endpoint: 'http://localhost:4566',
  })
  const { AccessPointList } = await local.send(new ListAccessPointsCommand({ AccountId }))
  expect(AccessPointList).toHaveLength(2)
})

test('another account is not answered for', async () => {
  const call = client.send(new GetPublicAccessBlockCommand({ AccountId: '222233334444' }))
  expect(await failureOf(call)).toEqual({ name: 'AccessDenied', status: 403 })
})
