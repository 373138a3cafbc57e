import { expect, test } from 'vitest'
import { UsageError } from '#model'
import { awsAccount, awsEstate } from '../../../mocks/aws/estate.ts'
import type { Role } from '../../../mocks/aws/resources/iam.ts'
import { policyOf } from '../../../mocks/aws/resources/policy.ts'
import { serve } from '../../../mocks/serve.ts'
import aws from '../../../providers/aws/index.ts'
import { ACCOUNT, connectOptions, estateOf, KEY_ID, REGION, transportTo } from './simulated.ts'

const MEMBER = '222233334444'
const ORGANIZATION = 'o-a1b2c3d4e5'

const auditorRole: Role = {
  name: 'OrganizationAccountAccessRole',
  created: new Date('2025-02-03T09:00:00Z'),
  trust: policyOf({
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
    Action: 'sts:AssumeRole',
  }),
}

const company = awsEstate(
  [
    awsAccount({ id: ACCOUNT, name: 'management' }),
    awsAccount({ id: MEMBER, name: 'production', iam: { roles: [auditorRole] } }),
  ],
  {
    accessKeys: { [KEY_ID]: `arn:aws:iam::${ACCOUNT}:user/auditor` },
    organization: {
      id: ORGANIZATION,
      rootId: 'r-root',
      managementAccount: ACCOUNT,
      members: [ACCOUNT, MEMBER].map((account) => ({
        account,
        name: account === MEMBER ? 'production' : 'management',
        email: `${account}@example.com`,
        parent: 'r-root',
        status: 'ACTIVE' as const,
      })),
      units: [],
      policies: [],
      delegatedAdministrators: [],
    },
  },
)

function connect(
  estate = estateOf({}),
  ...[options, refusals]: [object?, Parameters<typeof transportTo>[1]?]
) {
  const { transport, calls } = transportTo(estate, refusals)
  return { calls, connection: aws.connect(connectOptions(transport, options)) }
}

test('the account of the credentials is opened in every region that is switched on', async () => {
  const connection = await connect(estateOf({ regions: ['us-east-1', 'eu-west-1'] }), {
    regions: [],
  }).connection
  expect(await connection.accounts()).toEqual({ items: [{ id: ACCOUNT, name: ACCOUNT }], gaps: [] })

  const session = await connection.open({ id: ACCOUNT, name: ACCOUNT })
  expect(session.scopes).toEqual([
    { provider: 'aws', account: ACCOUNT },
    { provider: 'aws', account: ACCOUNT, region: 'us-east-1' },
    { provider: 'aws', account: ACCOUNT, region: 'eu-west-1' },
  ])
  expect(session.gaps).toEqual([])
  expect(session.zone.accounts).toEqual([ACCOUNT])
})

test('where the regions may not be listed, home is looked at and the rest is a gap', async () => {
  const connection = await connect(estateOf({}), { regions: [] }, (_, id) =>
    id === 'ec2:DescribeRegions' ? 'denied' : undefined,
  ).connection
  const { scopes, gaps } = await connection.open({ id: ACCOUNT, name: ACCOUNT })
  expect(scopes.map(({ region }) => region)).toEqual([undefined, REGION])
  expect(gaps).toMatchObject([{ reason: 'denied', permission: 'ec2:DescribeRegions' }])
})

test('a named region that is not switched on is said to be so', async () => {
  const connection = await connect(estateOf({}), { regions: ['ap-east-1', REGION] }).connection
  const { scopes, gaps } = await connection.open({ id: ACCOUNT, name: ACCOUNT })
  expect(scopes.map(({ region }) => region)).toEqual([undefined, REGION])
  expect(gaps).toMatchObject([
    { reason: 'not-enabled', detail: expect.stringContaining('ap-east-1') },
  ])
})

test('an organisation is scanned account by account, each by a role of its own', async () => {
  const connection = await connect(company, { organization: true }).connection
  const { items, gaps } = await connection.accounts()
  expect(gaps).toEqual([])
  expect(items).toEqual([
    { id: ACCOUNT, name: 'management' },
    { id: MEMBER, name: 'production' },
  ])

  const session = await connection.open({ id: MEMBER, name: 'production' })
  expect(session.zone).toEqual({ accounts: [ACCOUNT, MEMBER], organizations: [ORGANIZATION] })
  const { body } = await session.send(
    'sts:GetCallerIdentity',
    {},
    session.scopes[0],
    AbortSignal.timeout(1000),
  )
  expect(body).toMatchObject({ Account: MEMBER })
})

test('of the organisation a member asks by whom the scan began with, and once', async () => {
  const { connection: connecting, calls } = connect(company, { organization: true })
  const connection = await connecting
  await connection.accounts()
  const session = await connection.open({ id: MEMBER, name: 'production' })
  const ask = () =>
    session.send('organizations:ListRoots', {}, session.scopes[0], AbortSignal.timeout(1000))
  const answers = await Promise.all([ask(), ask()])
  expect(answers.map(({ body }) => body)).toMatchObject([
    { Roots: [{ Id: 'r-root' }] },
    { Roots: [{ Id: 'r-root' }] },
  ])
  expect(calls.filter((id) => id === 'organizations:ListRoots')).toHaveLength(1)
})

test('a list of accounts that may not be read leaves the own account and a gap', async () => {
  const connection = await connect(company, { organization: true }, (_, id) =>
    id === 'organizations:ListAccounts' ? 'denied' : undefined,
  ).connection
  expect(await connection.accounts()).toMatchObject({
    items: [{ id: ACCOUNT }],
    gaps: [{ reason: 'denied', permission: 'organizations:ListAccounts' }],
  })
})

test('an account whose role does not trust us is told by what AWS throws', async () => {
  const connection = await connect(company, { settings: { 'org-role': 'nobody' } }).connection
  const opening = connection.open({ id: MEMBER, name: MEMBER })
  const error = await opening.catch((reason: unknown) => reason)
  expect(aws.explain(error)).toMatchObject({ code: 'AccessDenied', reason: 'denied' })
})

test.each([
  ['no credentials', { environment: {} }, /No AWS credentials were found/],
  ['no such region', { regions: ['eu-vest-1'] }, /There is no AWS region "eu-vest-1": choose from/],
  ['no region at all', { regions: ['Ireland'] }, /"Ireland" is not an AWS region/],
  [
    'a role that may not be assumed',
    { settings: { 'role-arn': `arn:aws:iam::${ACCOUNT}:role/none` } },
    /may not be assumed/,
  ],
])('%s is one clear sentence', async (_, options, sentence) => {
  const error: unknown = await connect(estateOf({}), options).connection.catch((e: unknown) => e)
  expect(error).toBeInstanceOf(UsageError)
  expect(String(error)).toMatch(sentence)
})

test('expired credentials are one clear sentence', async () => {
  const { connection } = connect(estateOf({}), {}, () => 'credentials-expired')
  await expect(connection).rejects.toThrow(/have expired/)
})

test('a wrong clock is one clear sentence', async () => {
  const { connection } = connect(estateOf({}), {}, () => 'clock-skewed')
  await expect(connection).rejects.toThrow(/clock/)
})

test('a profile that there is not is named with those that there are', async () => {
  const { transport: _, ...options } = connectOptions(async () => new Response())
  const connection = aws.connect({ ...options, settings: { profile: 'no-such-profile' } })
  await expect(connection).rejects.toThrow(/There is no AWS profile "no-such-profile"/)
})

test('an endpoint on loopback answers for the hosts that an account makes under it', async () => {
  const hosts: string[] = []
  const { transport } = transportTo(estateOf({}))
  const serving = await serve((request) => {
    hosts.push(new URL(request.url).host)
    return transport(request)
  })
  const { transport: _, environment, ...options } = connectOptions(transport)
  const connection = await aws.connect({
    ...options,
    environment: { ...environment, AWS_ENDPOINT_URL: `http://127.0.0.1:${serving.port}` },
  })
  const session = await connection.open({ id: ACCOUNT, name: ACCOUNT })
  const sent = session.send(
    's3control:GetPublicAccessBlock',
    { AccountId: ACCOUNT },
    session.scopes[0],
    AbortSignal.timeout(2000),
  )
  await expect(sent).rejects.toMatchObject({ name: 'NoSuchPublicAccessBlockConfiguration' })
  expect(hosts).toContain(`${ACCOUNT}.localhost:${serving.port}`)
  connection.close()
  await serving.close()
})

test('an endpoint where nobody listens is one clear sentence', async () => {
  const { transport: _, environment, ...options } = connectOptions(async () => new Response())
  const connection = aws.connect({
    ...options,
    environment: { ...environment, AWS_ENDPOINT_URL: 'http://127.0.0.1:9' },
  })
  await expect(connection).rejects.toThrow(/AWS does not answer at http:\/\/127.0.0.1:9/)
})
