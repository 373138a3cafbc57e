/** IAM of one account: people, roles, groups, policies and what they sign in with. @module */

import type { PasswordPolicy, RoleLastUsed, Tag } from '@aws-sdk/client-iam'
import type { Policy } from './policy.ts'

export interface Attachments {
  /** Policy names to documents, embedded in the identity. */
  readonly inline?: Readonly<Record<string, Policy>>
  /** ARNs of managed policies. */
  readonly attached?: readonly string[]
  readonly boundary?: string
}

export interface User extends Attachments {
  readonly name: string
  readonly path?: string
  readonly created: Date
  readonly groups?: readonly string[]
  /** Absent: no console password. */
  readonly password?: { readonly changed: Date; readonly lastUsed?: Date }
  readonly mfa?: boolean
  /** At most two, as IAM allows. */
  readonly accessKeys?: readonly AccessKey[]
  readonly tags?: Tag[]
}

export interface AccessKey {
  readonly active: boolean
  readonly rotated: Date
  readonly lastUsed?: { readonly at: Date; readonly region: string; readonly service: string }
}

export interface Role extends Attachments {
  readonly name: string
  readonly path?: string
  readonly created: Date
  readonly trust: Policy
  readonly lastUsed?: RoleLastUsed
  /** Role of an instance profile of the same name. */
  readonly instanceProfile?: boolean
  readonly tags?: Tag[]
}

export interface Group extends Attachments {
  readonly name: string
  readonly created: Date
}

export interface CustomerPolicy {
  readonly name: string
  readonly path?: string
  readonly created: Date
  readonly document: Policy
  /** Earlier versions, newest first; the default version is `document`. */
  readonly earlier?: readonly Policy[]
}

export interface ServerCertificate {
  readonly name: string
  readonly uploaded: Date
  readonly expires: Date
}

export interface OidcProvider {
  /** Without the scheme: `token.actions.githubusercontent.com`. */
  readonly host: string
  readonly clients: string[]
  readonly thumbprints: string[]
}

export interface Root {
  readonly mfa: 'none' | 'virtual' | 'hardware'
  readonly lastUsed?: Date
  readonly accessKeys?: readonly AccessKey[]
}

export interface IamAccount {
  readonly root: Root
  readonly users: readonly User[]
  readonly groups: readonly Group[]
  readonly roles: readonly Role[]
  readonly policies: readonly CustomerPolicy[]
  /** Absent: the account has never set one. */
  readonly passwordPolicy?: PasswordPolicy
  readonly serverCertificates: readonly ServerCertificate[]
  readonly oidcProviders: readonly OidcProvider[]
  readonly samlProviders: readonly string[]
}

/** A role that a service of AWS may take on, as its console would create it. */
export function serviceRole(
  service: string,
  settings: Partial<Role> & Pick<Role, 'name' | 'created'>,
): Role {
  return {
    trust: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: `${service}.amazonaws.com` },
          Action: 'sts:AssumeRole',
        },
      ],
    },
    ...settings,
  }
}
