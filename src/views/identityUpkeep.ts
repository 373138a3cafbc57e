import { type Fact, subject } from '#model'

/** A user, role or group, as something that is kept in order or left to grow. */
export interface IdentityUpkeep {
  readonly noun: string
  /** Names of the policies that are written into it and belong to nobody else. */
  readonly embedded: Fact<readonly string[]>
  /** Names of the policies that were handed to it and not to a group it is in. */
  readonly attached: Fact<readonly string[]>
  /** How many are in it; null for what has no members. */
  readonly members: Fact<number | null>
  /** The cloud made it for a service of its own, and sees to it. */
  readonly isVendors: Fact<boolean>
  /** ISO 8601; null when never, as far back as the cloud remembers. */
  readonly lastUsedAt: Fact<string | null>
  /** ISO 8601; null when the cloud does not tell. */
  readonly createdAt: Fact<string | null>
}

export const IdentityUpkeep = subject<IdentityUpkeep>('identity-upkeep')
