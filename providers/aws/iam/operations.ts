import { z } from 'zod'
import { operation } from '#model'
import { parseCredentialReport } from './credentialReport.ts'

const Attached = z.array(z.object({ PolicyArn: z.string(), PolicyName: z.string() })).default([])
const Inline = z.array(z.object({ PolicyName: z.string(), PolicyDocument: z.string() })).default([])
const Boundary = z.object({ PermissionsBoundaryArn: z.string() }).optional()
const Tags = z.array(z.object({ Key: z.string(), Value: z.string() })).default([])

const UserDetail = z.object({
  Arn: z.string(),
  UserName: z.string(),
  UserId: z.string(),
  CreateDate: z.date(),
  UserPolicyList: Inline,
  AttachedManagedPolicies: Attached,
  GroupList: z.array(z.string()).default([]),
  PermissionsBoundary: Boundary,
  Tags,
})

const GroupDetail = z.object({
  Arn: z.string(),
  GroupName: z.string(),
  GroupPolicyList: Inline,
  AttachedManagedPolicies: Attached,
})

const RoleDetail = z.object({
  Arn: z.string(),
  RoleName: z.string(),
  Path: z.string().default('/'),
  CreateDate: z.date(),
  AssumeRolePolicyDocument: z.string(),
  RolePolicyList: Inline,
  AttachedManagedPolicies: Attached,
  PermissionsBoundary: Boundary,
  RoleLastUsed: z.object({ LastUsedDate: z.date().optional() }).optional(),
  InstanceProfileList: z.array(z.unknown()).default([]),
  Tags,
})

const PolicyDetail = z
  .object({
    Arn: z.string(),
    /** Some implementations leave it out; the ARN ends in the same name. */
    PolicyName: z.string().optional(),
    DefaultVersionId: z.string(),
    AttachmentCount: z.number(),
    PermissionsBoundaryUsageCount: z.number().default(0),
    PolicyVersionList: z
      .array(
        z.object({ VersionId: z.string(), IsDefaultVersion: z.boolean(), Document: z.string() }),
      )
      .default([]),
  })
  .transform((policy) => ({
    ...policy,
    PolicyName: policy.PolicyName ?? policy.Arn.split('/').at(-1) ?? policy.Arn,
  }))

const Details = z.object({
  UserDetailList: z.array(UserDetail).default([]),
  GroupDetailList: z.array(GroupDetail).default([]),
  RoleDetailList: z.array(RoleDetail).default([]),
  Policies: z.array(PolicyDetail).default([]),
  IsTruncated: z.boolean().default(false),
  Marker: z.string().optional(),
})

/** One identity or managed policy, as the account's authorization details tell of it. */
export type Detail =
  | { readonly type: 'user'; readonly of: z.infer<typeof UserDetail> }
  | { readonly type: 'group'; readonly of: z.infer<typeof GroupDetail> }
  | { readonly type: 'role'; readonly of: z.infer<typeof RoleDetail> }
  | { readonly type: 'policy'; readonly of: z.infer<typeof PolicyDetail> }

/**
 * Users, groups, roles and the managed policies they hold, all in one list: a thousand a page
 * instead of ten calls for each identity.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
 */
export const getAccountAuthorizationDetails = operation<{
  readonly MaxItems: number
  readonly Marker?: string
}>()({
  id: 'iam:GetAccountAuthorizationDetails',
  permissions: ['iam:GetAccountAuthorizationDetails'],
  decode: (body): readonly Detail[] => {
    const { UserDetailList, GroupDetailList, RoleDetailList, Policies } = Details.parse(body)
    return [
      ...UserDetailList.map((of) => ({ type: 'user' as const, of })),
      ...GroupDetailList.map((of) => ({ type: 'group' as const, of })),
      ...RoleDetailList.map((of) => ({ type: 'role' as const, of })),
      ...Policies.map((of) => ({ type: 'policy' as const, of })),
    ]
  },
  next: (body, { MaxItems }) => {
    const { IsTruncated, Marker } = Details.parse(body)
    return IsTruncated && Marker ? { MaxItems, Marker } : undefined
  },
})

/** The question that every collector of identities asks, so that it is sent once. */
export const EVERYTHING = { MaxItems: 1000 } as const

/** Starts the report unless one is less than four hours old. It changes nothing in the account. */
export const generateCredentialReport = operation<Readonly<Record<string, never>>>()({
  id: 'iam:GenerateCredentialReport',
  permissions: ['iam:GenerateCredentialReport'],
  decode: (body) => z.object({ State: z.string() }).parse(body).State,
})

const Report = z.object({ Content: z.instanceof(Uint8Array), GeneratedTime: z.date() })

/** Until the report is ready, IAM answers ReportInProgress, which the gateway waits for. */
export const getCredentialReport = operation<Readonly<Record<string, never>>>()({
  id: 'iam:GetCredentialReport',
  permissions: ['iam:GetCredentialReport', 'iam:GenerateCredentialReport'],
  decode: (body) => {
    const { Content, GeneratedTime } = Report.parse(body)
    return {
      generatedAt: GeneratedTime.toISOString(),
      rows: parseCredentialReport(new TextDecoder().decode(Content)),
    }
  },
})

const Summary = z.object({
  SummaryMap: z.object({
    AccountMFAEnabled: z.number(),
    AccountAccessKeysPresent: z.number(),
    /** Not told by every implementation. */
    AccountPasswordPresent: z.number().optional(),
    AccountSigningCertificatesPresent: z.number().optional(),
  }),
})

export const getAccountSummary = operation<Readonly<Record<string, never>>>()({
  id: 'iam:GetAccountSummary',
  permissions: ['iam:GetAccountSummary'],
  decode: (body) => {
    const { SummaryMap: map } = Summary.parse(body)
    return {
      hasSecondFactor: map.AccountMFAEnabled > 0,
      hasAccessKeys: map.AccountAccessKeysPresent > 0,
      hasPassword: (map.AccountPasswordPresent ?? 1) > 0,
      signingCertificates: map.AccountSigningCertificatesPresent ?? null,
    }
  },
})
export type AccountSummary = ReturnType<typeof getAccountSummary.decode>

const PasswordPolicyAnswer = z
  .object({
    PasswordPolicy: z.object({
      MinimumPasswordLength: z.number(),
      RequireSymbols: z.boolean().default(false),
      RequireNumbers: z.boolean().default(false),
      RequireUppercaseCharacters: z.boolean().default(false),
      RequireLowercaseCharacters: z.boolean().default(false),
      MaxPasswordAge: z.number().optional(),
      PasswordReusePrevention: z.number().optional(),
    }),
  })
  .nullable()

/** Null where nobody has set one: AWS's own minimum of eight characters holds. */
export const getAccountPasswordPolicy = operation<Readonly<Record<string, never>>>()({
  id: 'iam:GetAccountPasswordPolicy',
  permissions: ['iam:GetAccountPasswordPolicy'],
  absent: ['NoSuchEntity', 'NoSuchEntityException'],
  decode: (body) => PasswordPolicyAnswer.parse(body)?.PasswordPolicy ?? null,
})
export type PasswordPolicy = NonNullable<ReturnType<typeof getAccountPasswordPolicy.decode>>

const VirtualDevices = z.object({
  VirtualMFADevices: z.array(z.object({ SerialNumber: z.string() })).default([]),
  IsTruncated: z.boolean().default(false),
  Marker: z.string().optional(),
})

export const listVirtualMfaDevices = operation<{
  readonly AssignmentStatus: 'Assigned'
  readonly MaxItems: number
  readonly Marker?: string
}>()({
  id: 'iam:ListVirtualMFADevices',
  permissions: ['iam:ListVirtualMFADevices'],
  decode: (body) => VirtualDevices.parse(body).VirtualMFADevices,
  next: (body, input) => {
    const { IsTruncated, Marker } = VirtualDevices.parse(body)
    return IsTruncated && Marker ? { ...input, Marker } : undefined
  },
})
