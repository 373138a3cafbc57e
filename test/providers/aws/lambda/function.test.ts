import { expect, test } from 'vitest'
import { lambda } from '../../../../mocks/aws/resources/other.ts'
import { functions } from '../../../../providers/aws/lambda/function.ts'
import { ACCOUNT, collectFrom, estateOf, REGION } from '../simulated.ts'

const place = { account: ACCOUNT, region: REGION }
const OPEN = JSON.stringify({ Version: '2012-10-17', Statement: [] })
const urlOf = (qualified: string, AuthType: 'NONE' | 'AWS_IAM') => ({
  FunctionUrl: `https://abc.lambda-url.${REGION}.on.aws/`,
  FunctionArn: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${qualified}`,
  AuthType,
  CreationTime: '2026-01-01T00:00:00Z',
  LastModifiedTime: '2026-01-01T00:00:00Z',
})

const estate = estateOf({
  inRegion: {
    [REGION]: {
      functions: [
        lambda(place, {
          FunctionName: 'quiet',
          Environment: { Variables: { PASSWORD: 'hunter2-secret' } },
        }),
        lambda(place, {
          FunctionName: 'web',
          policy: OPEN,
          url: urlOf('web', 'NONE'),
          aliases: [
            { Name: 'live', FunctionVersion: '3', url: urlOf('web:live', 'AWS_IAM'), policy: OPEN },
            { Name: 'next', FunctionVersion: '4' },
          ],
        }),
      ],
    },
  },
})

test('each alias has its own policy and its own URL', async () => {
  const { items, gaps } = await collectFrom(functions, estate)
  expect(gaps).toEqual([])
  expect(items.find(({ name }) => name === 'web')?.facts).toMatchObject({
    policy: { state: 'known', value: OPEN },
    aliases: { state: 'known', value: { live: OPEN, next: null } },
    urls: {
      value: [
        { alias: null, authType: 'NONE' },
        { alias: 'live', authType: 'AWS_IAM' },
      ],
    },
  })
})

test('the URLs of a function without a policy are not asked for, as they let nobody in', async () => {
  const { items, calls } = await collectFrom(functions, estate)
  expect(items.find(({ name }) => name === 'quiet')?.facts).toMatchObject({
    policy: { state: 'known', value: null },
    urls: { state: 'known', value: [] },
    role: { value: `arn:aws:iam::${ACCOUNT}:role/quiet` },
    environment: { value: { key: null } },
  })
  expect(calls.filter((call) => call === 'lambda:ListFunctionUrlConfigs')).toHaveLength(1)
})

test('nothing of the environment is kept', async () => {
  const { items } = await collectFrom(functions, estate)
  expect(JSON.stringify(items)).not.toMatch(/hunter2|PASSWORD/)
})

test('an unread policy leaves open who may use the URL', async () => {
  const { items } = await collectFrom(functions, estate, (_, id) =>
    id === 'lambda:GetPolicy' ? 'denied' : undefined,
  )
  const refusal = { state: 'unknown', gaps: [{ reason: 'denied', permission: 'lambda:GetPolicy' }] }
  expect(items.find(({ name }) => name === 'quiet')?.facts).toMatchObject({
    policy: refusal,
    urls: refusal,
  })
})
