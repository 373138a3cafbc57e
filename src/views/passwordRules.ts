import { type Fact, subject } from '#model'

/** What an account demands of passwords; null where it leaves everything to the cloud's default. */
export interface PasswordRules {
  readonly noun: string
  readonly rules: Fact<PasswordDemands | null>
}

export interface PasswordDemands {
  readonly minimumLength: number
  /** Kinds of characters that are demanded: `upper case`, `lower case`, `digit`, `symbol`. */
  readonly characters: readonly string[]
  /** How many earlier passwords may not be taken again; 0 for none. */
  readonly remembered: number
  /** Days after which it must be changed; null for never. */
  readonly expiresAfterDays: number | null
}

export const PasswordRules = subject<PasswordRules>('password-rules')
