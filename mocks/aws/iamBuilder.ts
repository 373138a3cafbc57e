import { known } from '#model'
import { IAM_ACCOUNT, type IamAccount } from '../../providers/aws/iam/account.ts'
import type { CredentialRow } from '../../providers/aws/iam/credentialReport.ts'
import { GROUP, type Group } from '../../providers/aws/iam/group.ts'
import type { Holdings } from '../../providers/aws/iam/identity.ts'
import type { AccountSummary, PasswordPolicy } from '../../providers/aws/iam/operations.ts'
import { POLICY, type Policy } from '../../providers/aws/iam/policy.ts'
import { ROLE, type Role } from '../../providers/aws/iam/role.ts'
import { ROOT, type Root } from '../../providers/aws/iam/root.ts'
import { USER, type User } from '../../providers/aws/iam/user.ts'
import { VENDOR_POLICY, type VendorPolicy } from '../../providers/aws/iam/vendorPolicy.ts'
import { ACCOUNT, ACCOUNT_SCOPE, policyText } from './scopeBuilder.ts'

const DETAILS = 'iam:GetAccountAuthorizationDetails'
const REPORT = 'iam:GetCredentialReport'

/** Made long ago, never used; add what the story is about. */
export function credentials(row: Partial<CredentialRow> = {}) {
  const value: CredentialRow = {
    user: 'maria',
    arn: `arn:aws:iam::${ACCOUNT}:user/maria`,
    createdAt: '2025-01-15T09:00:00+00:00',
    passwordEnabled: false,
    passwordLastUsedAt: null,
    passwordChangedAt: null,
    hasSecondFactor: false,
    keys: [keySlot(1), keySlot(2)],
    signingCertificates: 0,
    ...row,
  }
  return known(value, REPORT)
}

type Key = CredentialRow['keys'][number]

/** One of the two places for access keys; empty unless the story fills it. */
export function keySlot(slot: number, key: Partial<Key> = {}): Key {
  return { slot, active: false, renewedAt: null, lastUsedAt: null, lastUsedFor: 'N/A', ...key }
}

/** A user as CreateUser makes him: nothing to sign in with, no right. */
export function user(facts: Partial<User['facts']> = {}): User {
  return {
    kind: USER,
    id: `arn:aws:iam::${ACCOUNT}:user/maria`,
    name: 'maria',
    scope: ACCOUNT_SCOPE,
    facts: {
      createdAt: known('2025-01-15T09:00:00.000Z', DETAILS),
      holdings: holdings(),
      groups: known([], DETAILS),
      credentials: credentials(),
      ...facts,
    },
  }
}

export function group(facts: Partial<Group['facts']> = {}): Group {
  return {
    kind: GROUP,
    id: `arn:aws:iam::${ACCOUNT}:group/readers`,
    name: 'readers',
    scope: ACCOUNT_SCOPE,
    facts: { holdings: holdings(), ...facts },
  }
}

/** A role that a function of the account wears, with no right yet. */
export function role(facts: Partial<Role['facts']> = {}): Role {
  return {
    kind: ROLE,
    id: `arn:aws:iam::${ACCOUNT}:role/app`,
    name: 'app',
    scope: ACCOUNT_SCOPE,
    facts: {
      path: known('/', DETAILS),
      trust: trust({ Service: 'lambda.amazonaws.com' }),
      holdings: holdings(),
      createdAt: known('2025-01-15T09:00:00.000Z', DETAILS),
      lastUsedAt: known('2026-11-22T00:00:00.000Z', DETAILS),
      ...facts,
    },
  }
}

export function trust(Principal: unknown, Condition?: object, Action = 'sts:AssumeRole') {
  return known(
    policyText({ Effect: 'Allow', Principal, Action, ...(Condition && { Condition }) }),
    DETAILS,
  )
}

/** Nothing held; inline documents by name. */
export function holdings(
  inline: Readonly<Record<string, string>> = {},
  rest: Partial<Holdings> = {},
) {
  const value: Holdings = {
    inline: Object.entries(inline).map(([name, document]) => ({ name, document })),
    attached: [],
    boundary: null,
    ...rest,
  }
  return known(value, DETAILS)
}

/** A managed policy of the account that two identities hold. */
export function policy(
  statements: readonly Readonly<Record<string, unknown>>[],
  facts: Partial<Policy['facts']> = {},
): Policy {
  return {
    kind: POLICY,
    id: `arn:aws:iam::${ACCOUNT}:policy/work`,
    name: 'work',
    scope: ACCOUNT_SCOPE,
    facts: {
      document: known(policyText(...statements), DETAILS),
      attachments: known(2, DETAILS),
      ...facts,
    },
  }
}

const SUMMARY: AccountSummary = {
  hasSecondFactor: true,
  hasAccessKeys: false,
  hasPassword: true,
  signingCertificates: 0,
}

export function accountSummary(summary: Partial<AccountSummary> = {}) {
  return known({ ...SUMMARY, ...summary }, 'iam:GetAccountSummary')
}

/** A root user with a security key, left alone since the account was made. */
export function root(facts: Partial<Root['facts']> = {}): Root {
  return {
    kind: ROOT,
    id: `arn:aws:iam::${ACCOUNT}:root`,
    name: 'root',
    scope: ACCOUNT_SCOPE,
    facts: {
      summary: accountSummary(),
      virtualDevice: known(false, 'iam:ListVirtualMFADevices'),
      credentials: credentials({
        user: '<root_account>',
        arn: `arn:aws:iam::${ACCOUNT}:root`,
        passwordEnabled: null,
        hasSecondFactor: true,
      }),
      ...facts,
    },
  }
}

const STRICT: PasswordPolicy = {
  MinimumPasswordLength: 14,
  RequireSymbols: true,
  RequireNumbers: true,
  RequireUppercaseCharacters: true,
  RequireLowercaseCharacters: true,
  MaxPasswordAge: 90,
  PasswordReusePrevention: 24,
}

/** The account as an owner of users, with a strict password policy; null for none. */
export function iamAccount(passwordPolicy: Partial<PasswordPolicy> | null = {}): IamAccount {
  return {
    kind: IAM_ACCOUNT,
    id: ACCOUNT,
    name: ACCOUNT,
    scope: ACCOUNT_SCOPE,
    facts: {
      passwordPolicy: known(
        passwordPolicy && { ...STRICT, ...passwordPolicy },
        'iam:GetAccountPasswordPolicy',
      ),
    },
  }
}

/** The policy of AWS that allows everything. */
export function administratorAccess(): VendorPolicy {
  return {
    kind: VENDOR_POLICY,
    id: ADMINISTRATOR_ACCESS,
    name: 'AdministratorAccess',
    scope: ACCOUNT_SCOPE,
    facts: {
      document: known(policyText({ Effect: 'Allow', Action: '*', Resource: '*' }), DETAILS),
    },
  }
}

export const ADMINISTRATOR_ACCESS = 'arn:aws:iam::aws:policy/AdministratorAccess'
