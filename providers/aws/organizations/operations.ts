import { z } from 'zod'
import { operation } from '#model'

const Organization = z.object({
  Organization: z.object({ Id: z.string(), MasterAccountId: z.string() }),
})

/** Open to every member account; null when the account belongs to no organisation. */
export const describeOrganization = operation<Record<string, never>>()({
  id: 'organizations:DescribeOrganization',
  permissions: ['organizations:DescribeOrganization'],
  absent: ['AWSOrganizationsNotInUseException'],
  decode: (body) => Organization.nullable().parse(body)?.Organization ?? null,
})

const Accounts = z.object({
  Accounts: z.array(
    z.object({ Id: z.string(), Name: z.string().optional(), Status: z.string().optional() }),
  ),
  NextToken: z.string().optional(),
})

export const listAccounts = operation<{ readonly NextToken?: string }>()({
  id: 'organizations:ListAccounts',
  permissions: ['organizations:ListAccounts'],
  absent: ['AWSOrganizationsNotInUseException'],
  decode: (body) => Accounts.nullable().parse(body)?.Accounts ?? [],
  next: (body) => {
    const token = Accounts.nullable().parse(body)?.NextToken
    return token ? { NextToken: token } : undefined
  },
})

const RESOURCE_CONTROL_POLICY = 'RESOURCE_CONTROL_POLICY'

interface Next {
  readonly NextToken?: string
}

const Roots = z.object({
  Roots: z.array(
    z.object({
      PolicyTypes: z
        .array(z.object({ Type: z.string(), Status: z.string().optional() }))
        .default([]),
    }),
  ),
  NextToken: z.string().optional(),
})

/** Of each root, whether resource control policies are switched on. There is one root. */
export const listRoots = operation<Next>()({
  id: 'organizations:ListRoots',
  permissions: ['organizations:ListRoots'],
  decode: (body) =>
    Roots.parse(body).Roots.map(({ PolicyTypes }) =>
      PolicyTypes.some(
        ({ Type, Status }) => Type === RESOURCE_CONTROL_POLICY && Status === 'ENABLED',
      ),
    ),
  next: (body) => {
    const { NextToken } = Roots.parse(body)
    return NextToken ? { NextToken } : undefined
  },
})

/** The unit or root above; an account or a unit has exactly one. */
export const listParents = operation<{ readonly ChildId: string }>()({
  id: 'organizations:ListParents',
  permissions: ['organizations:ListParents'],
  decode: (body) => {
    const { Parents } = z
      .object({ Parents: z.array(z.object({ Id: z.string(), Type: z.string() })) })
      .parse(body)
    return Parents[0] ?? null
  },
})

const Policies = z.object({
  Policies: z.array(
    z.object({ Id: z.string(), Name: z.string(), AwsManaged: z.boolean().default(false) }),
  ),
  NextToken: z.string().optional(),
})

/** Attached to the target itself, without what it inherits. */
export const listPoliciesForTarget = operation<
  Next & { readonly TargetId: string; readonly Filter: typeof RESOURCE_CONTROL_POLICY }
>()({
  id: 'organizations:ListPoliciesForTarget',
  permissions: ['organizations:ListPoliciesForTarget'],
  decode: (body) => Policies.parse(body).Policies,
  next: (body, input) => {
    const { NextToken } = Policies.parse(body)
    return NextToken ? { ...input, NextToken } : undefined
  },
})

/** The document as it was stored. */
export const describePolicy = operation<{ readonly PolicyId: string }>()({
  id: 'organizations:DescribePolicy',
  permissions: ['organizations:DescribePolicy'],
  decode: (body) =>
    z.object({ Policy: z.object({ Content: z.string() }) }).parse(body).Policy.Content,
})
