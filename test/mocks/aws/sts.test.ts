import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { expect, test } from 'vitest'
import { createAws } from '../../../mocks/aws/aws.ts'
import { awsAccount } from '../../../mocks/aws/estate.ts'
import { policyOf } from '../../../mocks/aws/resources/policy.ts'
import { combine } from '../../../mocks/cloud.ts'
import { estateOf, failureOf, pointedAt } from './connect.ts'

const MEMBER = '444455556666'
const ROLE = `arn:aws:iam::${MEMBER}:role/audit/AjarAudit`
const estate = estateOf(
  {},
  awsAccount({
    id: MEMBER,
    name: 'member',
    iam: {
      roles: [
        {
          name: 'AjarAudit',
          path: '/audit/',
          created: new Date('2025-01-15T10:00:00Z'),
          trust: policyOf({
            Effect: 'Allow',
            Principal: { AWS: 'arn:aws:iam::111122223333:root' },
            Action: 'sts:AssumeRole',
            Condition: { StringEquals: { 'sts:ExternalId': 'tea-leaves' } },
          }),
        },
      ],
    },
  }),
)
const client = new STSClient(pointedAt(estate))

test('a long-term key is its user in its account', async () => {
  expect(await client.send(new GetCallerIdentityCommand({}))).toMatchObject({
    Account: '111122223333',
    Arn: 'arn:aws:iam::111122223333:user/auditor',
  })
})

test('a session of a role in another account acts there until it expires', async () => {
  const { Credentials, AssumedRoleUser } = await client.send(
    new AssumeRoleCommand({ RoleArn: ROLE, RoleSessionName: 'ajar', ExternalId: 'tea-leaves' }),
  )
  expect(AssumedRoleUser?.Arn).toBe(`arn:aws:sts::${MEMBER}:assumed-role/AjarAudit/ajar`)
  const credentials = {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  }
  const member = new STSClient({ ...pointedAt(estate), credentials })
  expect(await member.send(new GetCallerIdentityCommand({}))).toMatchObject({ Account: MEMBER })

  const tomorrow = () => new Date(Date.now() + 24 * 3_600_000)
  const late = combine(createAws(estate, { now: tomorrow }))
  const expired = new STSClient({
    ...pointedAt(late),
    credentials,
    systemClockOffset: 24 * 3_600_000,
  })
  const call = expired.send(new GetCallerIdentityCommand({}))
  expect((await failureOf(call)).name).toMatch(/^ExpiredToken/)
})

test('a role is not assumed without its external id, nor one that does not exist', async () => {
  const bare = new AssumeRoleCommand({ RoleArn: ROLE, RoleSessionName: 'ajar' })
  expect(await failureOf(client.send(bare))).toEqual({ name: 'AccessDenied', status: 403 })
  const missing = new AssumeRoleCommand({ RoleArn: `${ROLE}2`, RoleSessionName: 'ajar' })
  expect(await failureOf(client.send(missing))).toEqual({ name: 'AccessDenied', status: 403 })
})

test('unknown keys and a clock that is off are refused', async () => {
  const credentials = { accessKeyId: 'AKIAUNKNOWN', secretAccessKey: 'secret' }
  const nobody = new STSClient({ ...pointedAt(estate), credentials })
  const unknown = nobody.send(new GetCallerIdentityCommand({}))
  expect(await failureOf(unknown)).toEqual({ name: 'InvalidClientTokenId', status: 403 })

  const behind = new STSClient({ ...pointedAt(estate), systemClockOffset: -3_600_000 })
  const skewed = behind.send(new GetCallerIdentityCommand({}))
  expect(await failureOf(skewed)).toEqual({ name: 'SignatureDoesNotMatch', status: 403 })
})
