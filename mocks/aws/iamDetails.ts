/** What `GetAccountAuthorizationDetails` tells of each identity and policy. @module */

import { createHash } from 'node:crypto'
import type {
  AttachedPolicy,
  EntityType,
  GroupDetail,
  ManagedPolicyDetail,
  PolicyDetail,
  RoleDetail,
  UserDetail,
} from '@aws-sdk/client-iam'
import type { AwsAccount } from './estate.ts'
import type { Attachments, CustomerPolicy, Role } from './resources/iam.ts'
import { managedPolicyDocument } from './resources/managedPolicies.ts'
import { type Policy, policyText } from './resources/policy.ts'

/** Of the four details exactly the one that `type` says is there. */
export interface Detail {
  readonly type: EntityType
  readonly user?: UserDetail
  readonly group?: GroupDetail
  readonly role?: RoleDetail
  readonly policy?: ManagedPolicyDetail
}

/** Users, groups, roles, the account's policies, then those of AWS that are attached. */
export function authorizationDetails(account: AwsAccount): readonly Detail[] {
  const known = detailsByAccount.get(account)
  if (known) return known

  const details = [
    ...users(account),
    ...groups(account),
    ...roles(account),
    ...customerPolicies(account),
    ...attachedManagedPolicies(account),
  ]
  detailsByAccount.set(account, details)
  return details
}

const detailsByAccount = new WeakMap<AwsAccount, readonly Detail[]>()

function users({ id, iam }: AwsAccount): Detail[] {
  return iam.users.map((user) => {
    const Arn = `arn:aws:iam::${id}:user${user.path ?? '/'}${user.name}`
    return {
      type: 'User',
      user: {
        Path: user.path ?? '/',
        UserName: user.name,
        UserId: identifier('AIDA', Arn),
        Arn,
        CreateDate: user.created,
        // A user without inline policies has no such list at all.
        ...(user.inline ? { UserPolicyList: inlinePolicies(user) } : {}),
        GroupList: [...(user.groups ?? [])],
        ...identityDetails(user),
        ...(user.boundary ? { PermissionsBoundary: boundaryOf(user.boundary) } : {}),
      },
    }
  })
}

function groups({ id, iam }: AwsAccount): Detail[] {
  return iam.groups.map((group) => {
    const Arn = `arn:aws:iam::${id}:group/${group.name}`
    return {
      type: 'Group',
      group: {
        Path: '/',
        GroupName: group.name,
        GroupId: identifier('AGPA', Arn),
        Arn,
        CreateDate: group.created,
        GroupPolicyList: inlinePolicies(group),
        AttachedManagedPolicies: attachedPolicies(group),
      },
    }
  })
}

function roles({ id, iam }: AwsAccount): Detail[] {
  return iam.roles.map((role) => {
    const Arn = `arn:aws:iam::${id}:role${role.path ?? '/'}${role.name}`
    return {
      type: 'Role',
      role: {
        Path: role.path ?? '/',
        RoleName: role.name,
        RoleId: identifier('AROA', Arn),
        Arn,
        CreateDate: role.created,
        AssumeRolePolicyDocument: encoded(role.trust),
        InstanceProfileList: instanceProfiles(id, role, Arn),
        RolePolicyList: inlinePolicies(role),
        ...identityDetails(role),
        RoleLastUsed: role.lastUsed ?? {},
        ...(role.boundary ? { PermissionsBoundary: boundaryOf(role.boundary) } : {}),
      },
    }
  })
}

function instanceProfiles(account: string, role: Role, roleArn: string) {
  if (!role.instanceProfile) return []
  const Arn = `arn:aws:iam::${account}:instance-profile/${role.name}`
  return [
    {
      Path: '/',
      InstanceProfileName: role.name,
      InstanceProfileId: identifier('AIPA', Arn),
      Arn,
      CreateDate: role.created,
      Roles: [
        {
          Path: role.path ?? '/',
          RoleName: role.name,
          RoleId: identifier('AROA', roleArn),
          Arn: roleArn,
          CreateDate: role.created,
          AssumeRolePolicyDocument: encoded(role.trust),
        },
      ],
    },
  ]
}

function customerPolicies(account: AwsAccount): Detail[] {
  return account.iam.policies.map((policy) => {
    const Arn = policyArn(account.id, policy)
    const documents = [policy.document, ...(policy.earlier ?? [])]
    return {
      type: 'LocalManagedPolicy',
      policy: {
        ...usage(account, Arn),
        PolicyName: policy.name,
        PolicyId: identifier('ANPA', Arn),
        Arn,
        Path: policy.path ?? '/',
        DefaultVersionId: `v${documents.length}`,
        IsAttachable: true,
        CreateDate: policy.created,
        UpdateDate: policy.created,
        PolicyVersionList: documents.map((document, index) => ({
          Document: encoded(document),
          VersionId: `v${documents.length - index}`,
          IsDefaultVersion: index === 0,
          CreateDate: policy.created,
        })),
      },
    }
  })
}

const AWS_POLICY_CREATED = new Date('2015-02-06T18:39:46Z')

function attachedManagedPolicies(account: AwsAccount): Detail[] {
  const attached = new Set(
    identities(account).flatMap(({ attachments: { attached = [] } }) => attached),
  )
  return Array.from(attached).flatMap((Arn): Detail[] => {
    const document = managedPolicyDocument(Arn)
    if (document === undefined) return []
    return [
      {
        type: 'AWSManagedPolicy',
        policy: {
          ...usage(account, Arn),
          PolicyName: Arn.split('/').at(-1),
          PolicyId: identifier('ANPA', Arn),
          Arn,
          Path: Arn.slice(Arn.indexOf('/'), Arn.lastIndexOf('/') + 1),
          DefaultVersionId: 'v1',
          IsAttachable: true,
          CreateDate: AWS_POLICY_CREATED,
          UpdateDate: AWS_POLICY_CREATED,
          PolicyVersionList: [
            {
              Document: encoded(document),
              VersionId: 'v1',
              IsDefaultVersion: true,
              CreateDate: AWS_POLICY_CREATED,
            },
          ],
        },
      },
    ]
  })
}

interface Identity {
  readonly type: 'User' | 'Group' | 'Role'
  readonly name: string
  readonly attachments: Attachments
}

function identities({ iam }: AwsAccount): readonly Identity[] {
  return [
    ...iam.users.map((user) => ({ type: 'User' as const, name: user.name, attachments: user })),
    ...iam.groups.map((group) => ({
      type: 'Group' as const,
      name: group.name,
      attachments: group,
    })),
    ...iam.roles.map((role) => ({ type: 'Role' as const, name: role.name, attachments: role })),
  ]
}

/** The identities to which a managed policy is attached. */
export function entitiesFor(account: AwsAccount, policy: string) {
  return identities(account)
    .filter(({ attachments }) => attachments.attached?.includes(policy))
    .map(({ type, name }) => ({
      type,
      name,
      id: identifier('AIDA', `${account.id}/${type}/${name}`),
    }))
}

function usage(account: AwsAccount, policy: string) {
  const all = identities(account)
  return {
    AttachmentCount: all.filter(({ attachments }) => attachments.attached?.includes(policy)).length,
    PermissionsBoundaryUsageCount: all.filter(({ attachments }) => attachments.boundary === policy)
      .length,
  }
}

function policyArn(account: string, { path = '/', name }: CustomerPolicy): string {
  return `arn:aws:iam::${account}:policy${path}${name}`
}

function identityDetails(identity: Attachments & { readonly tags?: UserDetail['Tags'] }) {
  return {
    AttachedManagedPolicies: attachedPolicies(identity),
    Tags: identity.tags ?? [],
  }
}

function inlinePolicies({ inline = {} }: Attachments): PolicyDetail[] {
  return Object.entries(inline).map(([PolicyName, document]) => ({
    PolicyName,
    PolicyDocument: encoded(document),
  }))
}

function attachedPolicies({ attached = [] }: Attachments): AttachedPolicy[] {
  return attached.map((PolicyArn) => ({ PolicyName: PolicyArn.split('/').at(-1), PolicyArn }))
}

function boundaryOf(arn: string) {
  return {
    PermissionsBoundaryType: 'PermissionsBoundaryPolicy' as const,
    PermissionsBoundaryArn: arn,
  }
}

/** IAM answers with documents that are URL-encoded by RFC 3986. */
function encoded(policy: Policy): string {
  return encodeURIComponent(policyText(policy)).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** Unique ids have a prefix that tells the kind and seventeen letters and digits. */
export function identifier(prefix: string, arn: string): string {
  const digest = createHash('sha256').update(arn).digest('hex').toUpperCase()
  return prefix + digest.slice(0, 17)
}
