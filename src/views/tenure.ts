import { type Fact, subject } from '#model'

/** A right in somebody's hands, seen by how long it stays there. */
export interface Tenure {
  readonly noun: string
  /** Whether it is worth an intruder's while: everything, or the keys to it. */
  readonly privileged: Fact<boolean>
  /** When it ends by itself (ISO 8601); null when it does not. */
  readonly endsAt: Fact<string | null>
}

export const Tenure = subject<Tenure>('tenure')
