/** What users, groups and roles have in common: the policies that they hold. @module */

import type { IdentityDocument } from '../policy/index.ts'
import type { Detail } from './operations.ts'

export interface Holdings {
  /** Embedded in the identity: name and text of each. */
  readonly inline: readonly IdentityDocument[]
  /** ARNs of managed policies. */
  readonly attached: readonly string[]
  /** The ARN of the managed policy that bounds what the others allow. */
  readonly boundary: string | null
}

type Attachments = Pick<
  Extract<Detail, { type: 'user' }>['of'],
  'AttachedManagedPolicies' | 'PermissionsBoundary'
>

export function holdingsOf(
  { AttachedManagedPolicies, PermissionsBoundary }: Partial<Attachments>,
  inline: readonly { readonly PolicyName: string; readonly PolicyDocument: string }[],
): Holdings {
  return {
    inline: inline.map(({ PolicyName, PolicyDocument }) => ({
      name: PolicyName,
      document: plain(PolicyDocument),
    })),
    attached: (AttachedManagedPolicies ?? []).map(({ PolicyArn }) => PolicyArn),
    boundary: PermissionsBoundary?.PermissionsBoundaryArn ?? null,
  }
}

/**
 * IAM sends documents percent-encoded (RFC 3986); some implementations send them as they are. JSON
 * begins with a brace, which the encoding does not leave in place.
 */
export function plain(document: string): string {
  return document.trimStart().startsWith('{') ? document : decodeURIComponent(document)
}
