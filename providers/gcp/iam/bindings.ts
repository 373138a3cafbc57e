/** The bindings of a policy one by one, as checks about whole scopes ask for them. @module */

import type { HolderSort, RoleBinding } from '#views'
import type { Policy } from './policy.ts'

export function bindingsOf({ bindings }: Policy): readonly RoleBinding[] {
  return bindings.flatMap(({ role, members }) =>
    members.map((holder) => ({
      role,
      holder,
      sort: sortOf(holder),
      domain: domainOf(holder),
      isVendors: VENDORS.test(holder),
    })),
  )
}

/** Agents that Google runs in the project's name, which no customer holds a key of. */
const VENDORS =
  /^serviceAccount:(\d+@cloudservices\.gserviceaccount\.com|service-\d+@|[^@]+@(gcp-sa-|system\.))/

const SORTS: Readonly<Record<string, HolderSort>> = {
  allUsers: 'everybody',
  allAuthenticatedUsers: 'everybody',
  user: 'person',
  group: 'group',
  domain: 'domain',
  serviceAccount: 'service-account',
  principal: 'federated',
  principalSet: 'federated',
  deleted: 'deleted',
}

function sortOf(holder: string): HolderSort {
  return SORTS[holder.split(':')[0] ?? ''] ?? 'other'
}

function domainOf(holder: string): string | null {
  const [sort, rest = ''] = holder.split(':')
  if (sort === 'domain') return rest
  return sort === 'user' || sort === 'group' ? (rest.split('@')[1] ?? null) : null
}
