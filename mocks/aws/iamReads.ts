/**
 * IAM one entity at a time, for clients that do not read it in bulk: the same entities as
 * `GetAccountAuthorizationDetails` tells of, under their own operations.
 *
 * @module
 */

import type { EntityType, PolicyDetail, PolicyScopeType } from '@aws-sdk/client-iam'
import type { AwsAccount } from './estate.ts'
import { authorizationDetails, type Detail, identifier } from './iamDetails.ts'
import { page, pageSize } from './paging.ts'
import type { AccessKey, User } from './resources/iam.ts'
import type { OperationsOf } from './service.ts'
import { AwsFailure } from './wire/protocol.ts'

export const iamReads: OperationsOf<typeof import('@aws-sdk/client-iam')> = {
  ListUsers: (input, { account }) => {
    const { items, ...rest } = pageOf(allUsers(account).map(asUser), input)
    return { Users: items, ...rest }
  },

  ListGroups: (input, { account }) => {
    const groups = details(account, 'Group').flatMap(({ group }) => group ?? [])
    const { items, ...rest } = pageOf(groups.map(asGroup), input)
    return { Groups: items, ...rest }
  },

  ListRoles: (input, { account }) => {
    const { items, ...rest } = pageOf(allRoles(account).map(asRole), input)
    return { Roles: items, ...rest }
  },

  /** The account's own and, of those of AWS, the ones that it uses. */
  ListPolicies: (input, { account }) => {
    const { Scope = 'All', OnlyAttached = false } = input
    const wanted = policies(account, Scope).filter(
      ({ AttachmentCount = 0 }) => !OnlyAttached || AttachmentCount > 0,
    )
    const { items, ...rest } = pageOf(wanted.map(asPolicy), input)
    return { Policies: items, ...rest }
  },

  GetUser: ({ UserName = '' }, { account }) => ({ User: asUser(userDetail(account, UserName)) }),

  GetRole: ({ RoleName }, { account }) => {
    const role = roleDetail(account, RoleName)
    return {
      Role: {
        ...asRole(role),
        Tags: role.Tags,
        RoleLastUsed: role.RoleLastUsed,
        ...(role.PermissionsBoundary ? { PermissionsBoundary: role.PermissionsBoundary } : {}),
      },
    }
  },

  GetGroup: (input, { account }) => {
    const group = groupDetail(account, input.GroupName)
    const members = allUsers(account).filter(({ GroupList = [] }) =>
      GroupList.includes(input.GroupName ?? ''),
    )
    const { items, ...rest } = pageOf(members.map(asUser), input)
    return { Group: asGroup(group), Users: items, ...rest }
  },

  GetPolicy: ({ PolicyArn }, { account }) => ({
    Policy: asPolicy(policyDetail(account, PolicyArn)),
  }),

  GetPolicyVersion: ({ PolicyArn, VersionId }, { account }) => ({
    PolicyVersion: found(
      policyDetail(account, PolicyArn).PolicyVersionList?.find(
        (version) => version.VersionId === VersionId,
      ),
      `Policy ${PolicyArn} version ${VersionId} does not exist or is not attachable.`,
    ),
  }),

  ListPolicyVersions: (input, { account }) => {
    const versions = policyDetail(account, input.PolicyArn).PolicyVersionList ?? []
    const { items, ...rest } = pageOf(
      versions.map(({ Document: _, ...version }) => version),
      input,
    )
    return { Versions: items, ...rest }
  },

  ListUserPolicies: (input, { account }) =>
    policyNames(userDetail(account, input.UserName).UserPolicyList, input),

  ListRolePolicies: (input, { account }) =>
    policyNames(roleDetail(account, input.RoleName).RolePolicyList, input),

  ListGroupPolicies: (input, { account }) =>
    policyNames(groupDetail(account, input.GroupName).GroupPolicyList, input),

  GetUserPolicy: ({ UserName, PolicyName }, { account }) => ({
    UserName,
    ...inlinePolicy(userDetail(account, UserName).UserPolicyList, PolicyName),
  }),

  GetRolePolicy: ({ RoleName, PolicyName }, { account }) => ({
    RoleName,
    ...inlinePolicy(roleDetail(account, RoleName).RolePolicyList, PolicyName),
  }),

  GetGroupPolicy: ({ GroupName, PolicyName }, { account }) => ({
    GroupName,
    ...inlinePolicy(groupDetail(account, GroupName).GroupPolicyList, PolicyName),
  }),

  ListAttachedUserPolicies: (input, { account }) => {
    const attached = userDetail(account, input.UserName).AttachedManagedPolicies ?? []
    const { items, ...rest } = pageOf(attached, input)
    return { AttachedPolicies: items, ...rest }
  },

  ListAttachedRolePolicies: (input, { account }) => {
    const attached = roleDetail(account, input.RoleName).AttachedManagedPolicies ?? []
    const { items, ...rest } = pageOf(attached, input)
    return { AttachedPolicies: items, ...rest }
  },

  ListAttachedGroupPolicies: (input, { account }) => {
    const attached = groupDetail(account, input.GroupName).AttachedManagedPolicies ?? []
    const { items, ...rest } = pageOf(attached, input)
    return { AttachedPolicies: items, ...rest }
  },

  ListGroupsForUser: (input, { account }) => {
    const names = userDetail(account, input.UserName).GroupList ?? []
    const groups = names.map((name) => asGroup(groupDetail(account, name)))
    const { items, ...rest } = pageOf(groups, input)
    return { Groups: items, ...rest }
  },

  ListInstanceProfilesForRole: (input, { account }) => {
    const profiles = roleDetail(account, input.RoleName).InstanceProfileList ?? []
    const { items, ...rest } = pageOf(profiles, input)
    return { InstanceProfiles: items, ...rest }
  },

  ListUserTags: (input, { account }) => {
    const { items, ...rest } = pageOf(userDetail(account, input.UserName).Tags ?? [], input)
    return { Tags: items, ...rest }
  },

  ListRoleTags: (input, { account }) => {
    const { items, ...rest } = pageOf(roleDetail(account, input.RoleName).Tags ?? [], input)
    return { Tags: items, ...rest }
  },

  ListMFADevices: (input, { account }) => {
    const { name, mfa, created } = user(account, input.UserName)
    const device = {
      UserName: name,
      SerialNumber: `arn:aws:iam::${account.id}:mfa/${name}`,
      EnableDate: created,
    }
    return { MFADevices: mfa ? [device] : [], IsTruncated: false }
  },

  ListAccessKeys: (input, { account }) => {
    const { name, accessKeys = [] } = user(account, input.UserName)
    const { items, ...rest } = pageOf(
      accessKeys.map((key, index) => ({
        UserName: name,
        AccessKeyId: accessKeyId(account, name, index),
        Status: key.active ? ('Active' as const) : ('Inactive' as const),
        CreateDate: key.rotated,
      })),
      input,
    )
    return { AccessKeyMetadata: items, ...rest }
  },

  GetAccessKeyLastUsed: ({ AccessKeyId }, { account }) => {
    const [owner, key] = found(
      account.iam.users
        .flatMap((each) =>
          (each.accessKeys ?? []).map((key, index): [User, AccessKey, string] => [
            each,
            key,
            accessKeyId(account, each.name, index),
          ]),
        )
        .find(([, , id]) => id === AccessKeyId),
      `The Access Key with id ${AccessKeyId} cannot be found.`,
    )
    const { lastUsed } = key
    return {
      UserName: owner.name,
      AccessKeyLastUsed: lastUsed
        ? { LastUsedDate: lastUsed.at, Region: lastUsed.region, ServiceName: lastUsed.service }
        : { LastUsedDate: undefined, Region: 'N/A', ServiceName: 'N/A' },
    }
  },

  GetLoginProfile: ({ UserName = '' }, { account }) => {
    const { password } = user(account, UserName)
    const { changed } = found(password, `Login Profile for User ${UserName} cannot be found.`)
    return { LoginProfile: { UserName, CreateDate: changed, PasswordResetRequired: false } }
  },

  ListSSHPublicKeys: () => ({ SSHPublicKeys: [], IsTruncated: false }),

  ListSigningCertificates: () => ({ Certificates: [], IsTruncated: false }),

  ListServiceSpecificCredentials: () => ({ ServiceSpecificCredentials: [] }),

  GenerateServiceLastAccessedDetails: ({ Arn = '' }) => ({ JobId: identifier('job-', Arn) }),

  GetServiceLastAccessedDetails: (_, { now }) => ({
    JobStatus: 'COMPLETED',
    JobCreationDate: now(),
    JobCompletionDate: now(),
    ServicesLastAccessed: [],
    IsTruncated: false,
  }),
}

function details(account: AwsAccount, type: EntityType): readonly Detail[] {
  return authorizationDetails(account).filter((detail) => detail.type === type)
}

function allUsers(account: AwsAccount) {
  return details(account, 'User').flatMap((detail) => detail.user ?? [])
}

function allRoles(account: AwsAccount) {
  return details(account, 'Role').flatMap((detail) => detail.role ?? [])
}

function policies(account: AwsAccount, scope: PolicyScopeType) {
  const types: readonly EntityType[] =
    scope === 'AWS'
      ? ['AWSManagedPolicy']
      : scope === 'Local'
        ? ['LocalManagedPolicy']
        : ['LocalManagedPolicy', 'AWSManagedPolicy']
  return types.flatMap((type) => details(account, type)).flatMap(({ policy }) => policy ?? [])
}

type UserDetail = NonNullable<Detail['user']>
type RoleDetail = NonNullable<Detail['role']>
type GroupDetail = NonNullable<Detail['group']>
type ManagedPolicyDetail = NonNullable<Detail['policy']>

function userDetail(account: AwsAccount, name: string | undefined): UserDetail {
  const detail = allUsers(account).find(({ UserName }) => UserName === name)
  return found(detail, `The user with name ${name} cannot be found.`)
}

function roleDetail(account: AwsAccount, name: string | undefined): RoleDetail {
  const detail = allRoles(account).find(({ RoleName }) => RoleName === name)
  return found(detail, `The role with name ${name} cannot be found.`)
}

function groupDetail(account: AwsAccount, name: string | undefined): GroupDetail {
  const groups = details(account, 'Group').flatMap(({ group }) => group ?? [])
  const detail = groups.find(({ GroupName }) => GroupName === name)
  return found(detail, `The group with name ${name} cannot be found.`)
}

function policyDetail(account: AwsAccount, arn: string | undefined): ManagedPolicyDetail {
  const detail = policies(account, 'All').find(({ Arn }) => Arn === arn)
  return found(detail, `Policy ${arn} does not exist or is not attachable.`)
}

function user({ iam }: AwsAccount, name: string | undefined): User {
  const match = iam.users.find((each) => each.name === name)
  return found(match, `The user with name ${name} cannot be found.`)
}

function found<T>(value: T | undefined, message: string): T {
  if (value === undefined) throw new AwsFailure('NoSuchEntity', message, 404)
  return value
}

function asUser({ Path, UserName, UserId, Arn, CreateDate }: UserDetail) {
  return { Path, UserName, UserId, Arn, CreateDate }
}

function asGroup({ Path, GroupName, GroupId, Arn, CreateDate }: GroupDetail) {
  return { Path, GroupName, GroupId, Arn, CreateDate }
}

function asRole({ Path, RoleName, RoleId, Arn, CreateDate, AssumeRolePolicyDocument }: RoleDetail) {
  return { Path, RoleName, RoleId, Arn, CreateDate, AssumeRolePolicyDocument }
}

function asPolicy({ PolicyVersionList: _, ...policy }: ManagedPolicyDetail) {
  return policy
}

function policyNames(list: readonly PolicyDetail[] | undefined, input: Paging) {
  const names = (list ?? []).flatMap(({ PolicyName }) => PolicyName ?? [])
  const { items, ...rest } = pageOf(names, input)
  return { PolicyNames: items, ...rest }
}

function inlinePolicy(list: readonly PolicyDetail[] | undefined, name: string | undefined) {
  const policy = list?.find(({ PolicyName }) => PolicyName === name)
  const { PolicyName, PolicyDocument } = found(
    policy,
    `The policy with name ${name} cannot be found.`,
  )
  return { PolicyName, PolicyDocument }
}

function accessKeyId(account: AwsAccount, user: string, index: number): string {
  return identifier('AKIA', `${account.id}/${user}/${index}`).slice(0, 20)
}

interface Paging {
  readonly MaxItems?: number | undefined
  readonly Marker?: string | undefined
}

/** A hundred a page unless more are asked for, a thousand at most. */
function pageOf<T>(all: readonly T[], { MaxItems, Marker }: Paging) {
  const { items, next } = page(all, pageSize(MaxItems, 100, 1000), Marker)
  return next ? { items, IsTruncated: true, Marker: next } : { items, IsTruncated: false }
}
