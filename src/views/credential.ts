import { type Fact, subject } from '#model'

export type CredentialSort = 'access-key' | 'password' | 'service-account-key' | 'shared-key'

/** One long-lived secret that opens the cloud to whoever holds it. */
export interface Credential {
  readonly sort: CredentialSort
  /** Whose it is, as an ARN, resource ID or full resource name. */
  readonly owner: string
  /** Whether it belongs to the root user or another identity that no policy restrains. */
  readonly ofRoot: boolean
  readonly active: Fact<boolean>
  /** When it was made or last renewed (ISO 8601); null when it never was. */
  readonly renewedAt: Fact<string | null>
  /** When it was last used (ISO 8601); null when never. */
  readonly lastUsedAt: Fact<string | null>
}

export const Credential = subject<Credential>('credential')
