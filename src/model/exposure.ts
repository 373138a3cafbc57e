/**
 * How somebody outside gets in: four axes, a request that proves it, and what would have stopped
 * it. Never one boolean (decision 4).
 *
 * @module
 */

import type { NonEmpty } from './fact.ts'

/**
 * Who is let in, widest first. `anyone` needs no account at all, `any-customer` an account with
 * the cloud that everybody can open, `stranger` is one named account, tenant, domain or identity
 * outside the trust zone, `organisation` is inside it.
 */
export type Who = 'anyone' | 'any-customer' | 'stranger' | 'organisation'

/** Directly, or through a cloud service that acts for a stranger: the confused deputy. */
export type Via = 'direct' | 'service'

/** From where: any address, some public addresses, or private networks only. */
export type Network = 'internet' | 'restricted' | 'private'

/** What they may do there. `invoke` runs something; `administer` changes who may do what. */
export type What = 'list' | 'read' | 'write' | 'invoke' | 'administer'

/** One concrete request that the configuration admits, re-checked by a second evaluator. */
export interface Witness {
  readonly principal: string
  readonly action: string
  readonly resource: string
  readonly context: Readonly<Record<string, string | readonly string[]>>
}

export interface Exposure {
  readonly who: Who
  /** Who exactly, for a person: `anyone`, `account 222233334444`, `repo:*` of GitHub. */
  readonly principal: string
  readonly via: Via
  readonly network: Network
  readonly what: NonEmpty<What>
  readonly witness: Witness
  /** The document and the JSON pointer of the statement in it that admits the witness. */
  readonly admittedBy: { readonly document: string; readonly pointer: string }
  /** The layers that would have stopped it and did not, each named as its cloud names it. */
  readonly wouldStop: readonly string[]
  /** The smallest change that closes it, tried on the facts before it is offered; or null. */
  readonly fix: string | null
  /** Further words on its nature: `bucket-name-reuse`, `no-external-id`, `assumed-free:<key>`. */
  readonly risks: readonly string[]
}

/** The part of the world that is ours or that we chose to trust, from configuration and discovery. */
export interface TrustZone {
  /** AWS accounts, Azure subscriptions, GCP projects (ids and numbers) that are ours. */
  readonly accounts: readonly string[]
  /** AWS organisation ids (`o-…`), GCP organisation ids. */
  readonly organizations: readonly string[]
  /** Entra tenant ids. */
  readonly tenants: readonly string[]
  /** Google Workspace and mail domains. */
  readonly domains: readonly string[]
  /** Strangers that somebody answers for. */
  readonly trusted: readonly { readonly id: string; readonly reason: string }[]
}

export const EMPTY_ZONE: TrustZone = {
  accounts: [],
  organizations: [],
  tenants: [],
  domains: [],
  trusted: [],
}

/** The union of several zones, each entry once. */
export function joinZones(...zones: readonly Partial<TrustZone>[]): TrustZone {
  const union = (pick: (zone: Partial<TrustZone>) => readonly string[] | undefined) => [
    ...new Set(zones.flatMap((zone) => pick(zone) ?? [])),
  ]
  return {
    accounts: union((zone) => zone.accounts),
    organizations: union((zone) => zone.organizations),
    tenants: union((zone) => zone.tenants),
    domains: union((zone) => zone.domains),
    trusted: zones.flatMap((zone) => zone.trusted ?? []),
  }
}
