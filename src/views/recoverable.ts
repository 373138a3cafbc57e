import { type Fact, subject } from '#model'

/**
 * Everything that can be lost. Each fact is null where that kind of thing has no such means, so
 * that a check about it does not ask for what cannot be had.
 */
export interface Recoverable {
  readonly noun: string
  /** Earlier versions are kept, or deletion is soft. */
  readonly keepsVersions: Fact<boolean | null>
  /** Days of automated backups; 0 when none. */
  readonly backupDays: Fact<number | null>
  /** An accidental deletion is refused. */
  readonly deletionProtected: Fact<boolean | null>
  /** What is soft-deleted cannot be purged early, not even by an administrator. */
  readonly purgeProtected: Fact<boolean | null>
}

export const Recoverable = subject<Recoverable>('recoverable')
