import {
  CreateUserCommand,
  GenerateCredentialReportCommand,
  GetAccountAuthorizationDetailsCommand,
  GetAccountPasswordPolicyCommand,
  GetAccountSummaryCommand,
  GetCredentialReportCommand,
  GetLoginProfileCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListAccessKeysCommand,
  ListEntitiesForPolicyCommand,
  ListPoliciesCommand,
  ListRolePoliciesCommand,
  ListUsersCommand,
  ListVirtualMFADevicesCommand,
  paginateGetAccountAuthorizationDetails,
} from '@aws-sdk/client-iam'
import { expect, test } from 'vitest'
import { serviceRole } from '../../../mocks/aws/resources/iam.ts'
import { managedPolicyArn } from '../../../mocks/aws/resources/managedPolicies.ts'
import { policyOf } from '../../../mocks/aws/resources/policy.ts'
import { estateOf, failureOf, pointedAt } from './connect.ts'

const created = new Date('2025-01-15T10:00:00Z')
const estate = estateOf({
  iam: {
    root: { mfa: 'virtual' },
    users: [
      {
        name: 'eva',
        created,
        groups: ['staff'],
        password: { changed: created, lastUsed: new Date('2026-11-01T08:00:00Z') },
        mfa: true,
        accessKeys: [{ active: true, rotated: created }],
      },
      {
        name: 'bot',
        path: '/ci/',
        created,
        inline: { deploy: policyOf({ Effect: 'Allow', Action: '*', Resource: '*' }) },
      },
    ],
    groups: [{ name: 'staff', created, attached: [managedPolicyArn('ReadOnlyAccess')] }],
    roles: [
      serviceRole('lambda', {
        name: 'worker',
        created,
        inline: { "it's 100%": policyOf({ Effect: 'Allow', Action: 's3:Get*', Resource: '*' }) },
      }),
    ],
    policies: [
      {
        name: 'limits',
        created,
        document: policyOf({ Effect: 'Deny', Action: '*', Resource: '*' }),
        earlier: [policyOf({ Effect: 'Allow', Action: '*', Resource: '*' })],
      },
    ],
  },
})
const client = new IAMClient(pointedAt(estate, 'us-east-1'))

test('the whole of IAM comes in pages, with documents that are URL-encoded', async () => {
  const pages = paginateGetAccountAuthorizationDetails({ client, pageSize: 2 }, {})
  const sizes: number[] = []
  const names: (string | undefined)[] = []
  for await (const page of pages) {
    const { UserDetailList = [], GroupDetailList = [], RoleDetailList = [], Policies = [] } = page
    sizes.push(
      UserDetailList.length + GroupDetailList.length + RoleDetailList.length + Policies.length,
    )
    names.push(
      ...UserDetailList.map(({ UserName }) => UserName),
      ...GroupDetailList.map(({ GroupName }) => GroupName),
      ...RoleDetailList.map(({ RoleName }) => RoleName),
      ...Policies.map(({ PolicyName }) => PolicyName),
    )
  }
  expect(sizes).toEqual([2, 2, 2])
  expect(names).toEqual(['eva', 'bot', 'staff', 'worker', 'limits', 'ReadOnlyAccess'])
})

test('a role shows its trust, its inline policies and what they say once decoded', async () => {
  const { RoleDetailList } = await client.send(
    new GetAccountAuthorizationDetailsCommand({ Filter: ['Role'] }),
  )
  const [role] = RoleDetailList ?? []
  const trust = role?.AssumeRolePolicyDocument ?? ''
  expect(trust).not.toContain('{')
  expect(JSON.parse(decodeURIComponent(trust))).toMatchObject({
    Statement: [{ Principal: { Service: 'lambda.amazonaws.com' } }],
  })
  expect(role?.RolePolicyList?.[0]?.PolicyName).toBe("it's 100%")
})

test('of a managed policy the default version is told apart from the earlier ones', async () => {
  const { Policies } = await client.send(
    new GetAccountAuthorizationDetailsCommand({ Filter: ['LocalManagedPolicy'] }),
  )
  expect(Policies?.[0]).toMatchObject({ DefaultVersionId: 'v2', AttachmentCount: 0 })
  expect(
    Policies?.[0]?.PolicyVersionList?.map(({ VersionId, IsDefaultVersion }) => [
      VersionId,
      IsDefaultVersion,
    ]),
  ).toEqual([
    ['v2', true],
    ['v1', false],
  ])
})

test('the credential report is not there, then in progress, then has a row for root', async () => {
  const get = () => client.send(new GetCredentialReportCommand({}))
  expect(await failureOf(get())).toMatchObject({ status: 410 })
  const started = await client.send(new GenerateCredentialReportCommand({}))
  expect(started.State).toBe('STARTED')
  expect(await failureOf(get())).toMatchObject({ status: 404 })
  const report = await get()
  const [header, root, eva, bot] = new TextDecoder().decode(report.Content).split('\n')
  expect(header).toMatch(/^user,arn,user_creation_time,password_enabled,/)
  expect(root).toMatch(/^<root_account>,arn:aws:iam::111122223333:root,.*,not_supported,.*,true,/)
  expect(eva).toMatch(/^eva,.*,true,2026-11-01T08:00:00\+00:00,.*,true,true,/)
  expect(bot).toContain('arn:aws:iam::111122223333:user/ci/bot')
})

test('an account that never set a password policy has none', async () => {
  const call = client.send(new GetAccountPasswordPolicyCommand({}))
  expect(await failureOf(call)).toEqual({ name: 'NoSuchEntityException', status: 404 })
})

test('the summary and the devices agree on the second factor of root', async () => {
  const { SummaryMap } = await client.send(new GetAccountSummaryCommand({}))
  expect(SummaryMap).toMatchObject({ AccountMFAEnabled: 1, AccountAccessKeysPresent: 0, Users: 2 })
  const { VirtualMFADevices } = await client.send(new ListVirtualMFADevicesCommand({}))
  expect(VirtualMFADevices?.map(({ User }) => User?.Arn)).toEqual([
    'arn:aws:iam::111122223333:root',
    'arn:aws:iam::111122223333:user/eva',
  ])
})

test('a policy names the identities that it is attached to', async () => {
  const entities = await client.send(
    new ListEntitiesForPolicyCommand({ PolicyArn: managedPolicyArn('ReadOnlyAccess') }),
  )
  expect(entities.PolicyGroups?.map(({ GroupName }) => GroupName)).toEqual(['staff'])
  expect(entities.PolicyUsers ?? []).toEqual([])
})

test('a marker that IAM never gave, and a write, are refused', async () => {
  const strayed = client.send(new GetAccountAuthorizationDetailsCommand({ Marker: 'x' }))
  expect((await failureOf(strayed)).status).toBe(400)
  const write = client.send(new CreateUserCommand({ UserName: 'mallory' }))
  expect(await failureOf(write)).toEqual({ name: 'AccessDenied', status: 403 })
})

test('one entity at a time tells the same as all at once', async () => {
  const { Users } = await client.send(new ListUsersCommand({}))
  expect(Users?.map(({ UserName }) => UserName)).toEqual(['eva', 'bot'])
  const { PolicyNames = [] } = await client.send(
    new ListRolePoliciesCommand({ RoleName: 'worker' }),
  )
  const { PolicyDocument = '' } = await client.send(
    new GetRolePolicyCommand({ RoleName: 'worker', PolicyName: PolicyNames[0] }),
  )
  expect(JSON.parse(decodeURIComponent(PolicyDocument)).Statement[0].Action).toBe('s3:Get*')
  const { AccessKeyMetadata } = await client.send(new ListAccessKeysCommand({ UserName: 'eva' }))
  expect(AccessKeyMetadata?.[0]?.AccessKeyId).toMatch(/^AKIA.{16}$/)
  const { Policies } = await client.send(new ListPoliciesCommand({ Scope: 'Local' }))
  expect(Policies?.map(({ PolicyName }) => PolicyName)).toEqual(['limits'])
})

test('a user without a password has no login profile, and nobody has what does not exist', async () => {
  const call = client.send(new GetLoginProfileCommand({ UserName: 'bot' }))
  expect(await failureOf(call)).toEqual({ name: 'NoSuchEntityException', status: 404 })
  const nobody = client.send(new GetRoleCommand({ RoleName: 'nobody' }))
  expect(await failureOf(nobody)).toEqual({ name: 'NoSuchEntityException', status: 404 })
})
