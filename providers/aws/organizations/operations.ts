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
