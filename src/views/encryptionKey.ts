import { type Fact, subject } from '#model'

export type KeyState = 'enabled' | 'disabled' | 'pending-deletion' | 'other'

/** A key in a key management service, seen as something to be kept alive and renewed. */
export interface EncryptionKey {
  /** Whether the customer manages it; the cloud's own keys are rotated by the cloud. */
  readonly managedBy: Fact<'customer' | 'cloud'>
  readonly state: Fact<KeyState>
  /**
   * How often new material is made, in days; null when never. `not-rotatable` for asymmetric,
   * imported and external keys, which no cloud rotates by itself.
   */
  readonly rotationDays: Fact<number | null | 'not-rotatable'>
  /** The longest interval between rotations, in days, that the benchmark of its cloud allows. */
  readonly rotateWithinDays: number
  /** When it ceases to work (ISO 8601); null when never. */
  readonly expiresAt: Fact<string | null>
}

export const EncryptionKey = subject<EncryptionKey>('encryption-key')
