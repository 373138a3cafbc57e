import { type Fact, subject } from '#model'

/** Backups, and whether they outlive the place where they are taken. */
export interface RemoteBackups {
  readonly noun: string
  /** A copy is kept in another region. */
  readonly copiedAway: Fact<boolean>
}

export const RemoteBackups = subject<RemoteBackups>('remote-backups')
