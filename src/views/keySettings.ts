import { type Fact, subject } from '#model'

/** A right to use one key, given to one principal beside the key's policy. */
export interface KeyDelegation {
  readonly id: string
  readonly grantee: string
  readonly operations: readonly string[]
}

/** How a key was made and to whom parts of it were handed. */
export interface KeySettings {
  readonly noun: string
  /** Its material came from outside, so the cloud can neither rotate nor restore it. */
  readonly isImported: Fact<boolean>
  /** Copies of it may exist in other regions. */
  readonly isMultiRegion: Fact<boolean>
  readonly delegations: Fact<readonly KeyDelegation[]>
}

export const KeySettings = subject<KeySettings>('key-settings')
