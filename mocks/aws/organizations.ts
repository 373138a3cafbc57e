/** AWS Organizations, answered to the management account and the delegated administrators. @module */

import type { Organization } from './estate.ts'
import { page, pageSize } from './paging.ts'
import { type Context, defineService } from './service.ts'
import { createJsonProtocol } from './wire/jsonProtocol.ts'
import { AwsFailure } from './wire/protocol.ts'

export const organizations = defineService<typeof import('@aws-sdk/client-organizations')>({
  id: 'organizations',
  isGlobal: true,
  protocol: createJsonProtocol({
    version: '1.1',
    target: 'AWSOrganizationsV20161128',
    namespace: 'com.amazonaws.organizations',
  }),
  failures: {
    throttled: {
      code: 'TooManyRequestsException',
      message: 'You have sent too many requests in too short a period of time.',
      status: 400,
    },
    'page-token-expired': {
      code: 'InvalidInputException',
      message: 'You provided an invalid value for NextToken.',
      status: 400,
    },
  },
  load: () => import('@aws-sdk/client-organizations'),
  operations: {
    /** Open to every member. */
    DescribeOrganization: (_, context) => {
      const organization = belongsTo(context)
      const management = organization.members.find(
        ({ account }) => account === organization.managementAccount,
      )
      return {
        Organization: {
          Id: organization.id,
          Arn: `arn:aws:organizations::${organization.managementAccount}:organization/${organization.id}`,
          FeatureSet: 'ALL',
          MasterAccountArn: accountArn(organization, organization.managementAccount),
          MasterAccountId: organization.managementAccount,
          MasterAccountEmail: management?.email,
          AvailablePolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }],
        },
      }
    },

    ListAccounts: ({ MaxResults, NextToken }, context) => {
      const organization = administers(context)
      const { items, next } = page(organization.members, pageSize(MaxResults, 20), NextToken)
      return {
        Accounts: items.map(({ account, name, email, status }) => ({
          Id: account,
          Arn: accountArn(organization, account),
          Name: name,
          Email: email,
          Status: status,
          State: status === 'PENDING_CLOSURE' ? 'PENDING_CLOSURE' : status,
          JoinedMethod: 'CREATED',
          JoinedTimestamp: JOINED,
        })),
        ...token(next),
      }
    },

    DescribeAccount: ({ AccountId = '' }, context) => {
      const organization = administers(context)
      const member = organization.members.find(({ account }) => account === AccountId)
      if (!member) throw notFound('AccountNotFoundException', 'an account')
      return {
        Account: {
          Id: AccountId,
          Arn: accountArn(organization, AccountId),
          Name: member.name,
          Email: member.email,
          Status: member.status,
          JoinedMethod: 'CREATED',
          JoinedTimestamp: JOINED,
        },
      }
    },

    ListRoots: (_, context) => {
      const organization = administers(context)
      const { rootId, id, managementAccount, policies } = organization
      const types = new Set(policies.flatMap(({ PolicySummary }) => PolicySummary?.Type ?? []))
      return {
        Roots: [
          {
            Id: rootId,
            Arn: `arn:aws:organizations::${managementAccount}:root/${id}/${rootId}`,
            Name: 'Root',
            PolicyTypes: Array.from(types, (Type) => ({ Type, Status: 'ENABLED' as const })),
          },
        ],
      }
    },

    ListParents: ({ ChildId }, context) => {
      const organization = administers(context)
      const parent =
        organization.members.find(({ account }) => account === ChildId)?.parent ??
        organization.units.find(({ Id }) => Id === ChildId)?.parent
      if (parent === undefined) throw notFound('ChildNotFoundException', 'a child')
      const Type = parent === organization.rootId ? 'ROOT' : 'ORGANIZATIONAL_UNIT'
      return { Parents: [{ Id: parent, Type }] }
    },

    ListOrganizationalUnitsForParent: ({ ParentId, MaxResults, NextToken }, context) => {
      const units = administers(context).units.filter(({ parent }) => parent === ParentId)
      const { items, next } = page(units, pageSize(MaxResults, 20), NextToken)
      return { OrganizationalUnits: items.map(({ parent: _, ...unit }) => unit), ...token(next) }
    },

    ListAccountsForParent: ({ ParentId, MaxResults, NextToken }, context) => {
      const organization = administers(context)
      const members = organization.members.filter(({ parent }) => parent === ParentId)
      const { items, next } = page(members, pageSize(MaxResults, 20), NextToken)
      return {
        Accounts: items.map(({ account, name, email, status }) => ({
          Id: account,
          Arn: accountArn(organization, account),
          Name: name,
          Email: email,
          Status: status,
        })),
        ...token(next),
      }
    },

    ListPolicies: ({ Filter, MaxResults, NextToken }, context) => {
      const wanted = administers(context).policies.filter(
        ({ PolicySummary }) => PolicySummary?.Type === Filter,
      )
      const { items, next } = page(wanted, pageSize(MaxResults, 20), NextToken)
      return { Policies: items.flatMap(({ PolicySummary }) => PolicySummary ?? []), ...token(next) }
    },

    /** Attached to the target itself; what it inherits is asked of its parents. */
    ListPoliciesForTarget: ({ TargetId = '', Filter, MaxResults, NextToken }, context) => {
      const wanted = administers(context).policies.filter(
        ({ PolicySummary, targets }) =>
          PolicySummary?.Type === Filter && targets.includes(TargetId),
      )
      const { items, next } = page(wanted, pageSize(MaxResults, 20), NextToken)
      return { Policies: items.flatMap(({ PolicySummary }) => PolicySummary ?? []), ...token(next) }
    },

    DescribePolicy: ({ PolicyId }, context) => {
      const policy = administers(context).policies.find(
        ({ PolicySummary }) => PolicySummary?.Id === PolicyId,
      )
      if (!policy) throw notFound('PolicyNotFoundException', 'a policy')
      return { Policy: { PolicySummary: policy.PolicySummary, Content: policy.Content } }
    },

    ListDelegatedAdministrators: ({ MaxResults, NextToken }, context) => {
      const { delegatedAdministrators } = administers(context)
      const { items, next } = page(delegatedAdministrators, pageSize(MaxResults, 20), NextToken)
      return { DelegatedAdministrators: items.map((Id) => ({ Id })), ...token(next) }
    },
  },
})

const JOINED = new Date('2023-11-06T08:00:00Z')

function belongsTo({ estate: { organization }, account }: Context): Organization {
  if (!organization?.members.some((member) => member.account === account.id)) {
    const message = 'Your account is not a member of an organization.'
    throw new AwsFailure('AWSOrganizationsNotInUseException', message)
  }
  return organization
}

function administers(context: Context): Organization {
  const organization = belongsTo(context)
  const { managementAccount, delegatedAdministrators } = organization
  if (![managementAccount, ...delegatedAdministrators].includes(context.account.id)) {
    const message = "You don't have permissions to access this resource."
    throw new AwsFailure('AccessDeniedException', message)
  }
  return organization
}

function accountArn({ id, managementAccount }: Organization, account: string): string {
  return `arn:aws:organizations::${managementAccount}:account/${id}/${account}`
}

function notFound(code: string, what: string): AwsFailure {
  return new AwsFailure(code, `You specified ${what} that doesn't exist.`)
}

function token(next: string | undefined) {
  return next ? { NextToken: next } : {}
}
