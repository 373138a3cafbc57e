/** The calls by which a scan finds out where it is: who am I, which regions, which accounts. */

import { z } from 'zod'
import { operation } from '#model'

const Identity = z.object({ Account: z.string(), Arn: z.string() })

export const getCallerIdentity = operation<Record<string, never>>()({
  id: 'sts:GetCallerIdentity',
  permissions: ['sts:GetCallerIdentity'],
  decode: (body) => Identity.parse(body),
})

const Regions = z.object({ Regions: z.array(z.object({ RegionName: z.string() })) })

/** Only the regions that are enabled: `AllRegions` is left unset. */
export const describeRegions = operation<Record<string, never>>()({
  id: 'ec2:DescribeRegions',
  permissions: ['ec2:DescribeRegions'],
  decode: (body) => Regions.parse(body).Regions.map(({ RegionName }) => RegionName),
})

const Organization = z.object({
  Organization: z.object({ Id: z.string(), MasterAccountId: z.string() }),
})

export const describeOrganization = operation<Record<string, never>>()({
  id: 'organizations:DescribeOrganization',
  permissions: ['organizations:DescribeOrganization'],
  absent: ['AWSOrganizationsNotInUseException'],
  decode: (body) => Organization.nullable().parse(body)?.Organization ?? null,
})

const Accounts = z.object({
  Accounts: z.array(z.object({ Id: z.string(), Name: z.string(), Status: z.string().optional() })),
  NextToken: z.string().optional(),
})

export const listAccounts = operation<{ readonly NextToken?: string }>()({
  id: 'organizations:ListAccounts',
  permissions: ['organizations:ListAccounts'],
  decode: (body) => Accounts.parse(body).Accounts,
  next: (body) => {
    const { NextToken } = Accounts.parse(body)
    return NextToken ? { NextToken } : undefined
  },
})
