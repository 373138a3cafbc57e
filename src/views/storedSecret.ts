import { type Fact, subject } from '#model'

/** A secret kept for programs in the cloud's own store: a password, token or certificate. */
export interface StoredSecret {
  readonly noun: string
  /** It is made anew on a schedule, without anybody's doing. */
  readonly rotates: Fact<boolean>
  /** When its value was last made anew (ISO 8601); null when the cloud does not tell. */
  readonly renewedAt: Fact<string | null>
  /** The last day it was read (ISO 8601); null when never. */
  readonly lastUsedAt: Fact<string | null>
  /** When it was made (ISO 8601); null when the cloud does not tell. */
  readonly createdAt: Fact<string | null>
}

export const StoredSecret = subject<StoredSecret>('stored-secret')
