import { type Fact, subject } from '#model'

/** Who holds a role: everybody, a person, a group, a whole domain, a machine, or somebody gone. */
export type HolderSort =
  | 'everybody'
  | 'person'
  | 'group'
  | 'domain'
  | 'service-account'
  | 'federated'
  | 'deleted'
  | 'other'

/** One role in one hand. */
export interface RoleBinding {
  readonly role: string
  /** As the cloud writes it: `user:bob@acme.example`. */
  readonly holder: string
  readonly sort: HolderSort
  /** The mail domain of a person, group or domain; null for others. */
  readonly domain: string | null
  /** A service of the cloud's vendor holds it, as it must to do its work. */
  readonly isVendors: boolean
}

/** The roles that are held on a scope, and so on everything in it: a project, an account. */
export interface RoleBindings {
  readonly noun: string
  /** Written into the scope's own policy. */
  readonly direct: Fact<readonly RoleBinding[]>
  /** Written into the policies above it. */
  readonly inherited: Fact<readonly RoleBinding[]>
}

export const RoleBindings = subject<RoleBindings>('role-bindings')
