import { type Fact, subject } from '#model'

/** Who encrypts what is stored, if anybody. */
export type Encryption =
  | { readonly by: 'nobody' }
  | { readonly by: 'cloud' }
  | { readonly by: 'customer'; readonly key: string }

/** What has become of the key that a store is encrypted under. */
export type KeyHealth = 'usable' | 'disabled' | 'pending-deletion' | 'gone' | 'foreign'

/** Everything that stores data, seen as something that a thief may carry away. */
export interface AtRest {
  readonly noun: string
  readonly encryption: Fact<Encryption>
  /** Null where the cloud holds the key, or there is none. */
  readonly keyHealth: Fact<KeyHealth | null>
}

export const AtRest = subject<AtRest>('at-rest')
