import { type Fact, subject } from '#model'

/** A long-lived key, one of those that an identity may have side by side. */
export interface AccessKey {
  /** Which of them, for a person: `access key 1`. */
  readonly name: string
  /** When it was made (ISO 8601); null where the cloud does not say. */
  readonly renewedAt: string | null
  /** When it was last used (ISO 8601); null for never. */
  readonly lastUsedAt: string | null
  /** The service that it was last used for; null for none. */
  readonly lastUsedFor: string | null
}

/** A person or program that signs in with long-lived credentials, and what it signs in with. */
export interface SignIn {
  /** In a sentence: `user`, `root user`. */
  readonly noun: string
  /** When the identity was made (ISO 8601). */
  readonly createdAt: Fact<string | null>
  readonly hasPassword: Fact<boolean>
  /** When the password was last used (ISO 8601); null for never, or when there is none. */
  readonly passwordLastUsedAt: Fact<string | null>
  /** When the password was set (ISO 8601); null when there is none. */
  readonly passwordChangedAt: Fact<string | null>
  readonly hasSecondFactor: Fact<boolean>
  /** Whether the second factor is a device of its own, not a program; false when there is none. */
  readonly hasHardwareFactor: Fact<boolean>
  /** Those that are switched on. */
  readonly activeKeys: Fact<readonly AccessKey[]>
  /** How many X.509 signing certificates are switched on. */
  readonly signingCertificates: Fact<number>
}

export const SignIn = subject<SignIn>('sign-in')
