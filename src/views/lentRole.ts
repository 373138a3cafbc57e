import type { Exposure } from '#model'
import { type Fact, subject } from '#model'
import type { Allowance } from './identityPolicy.ts'

/** A role that somebody outside may wear, and how far it goes then. */
export interface LentRole {
  readonly noun: string
  /** Who outside may wear it; empty when it stays inside. */
  readonly lentTo: Fact<readonly Exposure[]>
  /** Where its policies allow more than to look; empty when they do not, or it stays inside. */
  readonly writes: Fact<readonly string[]>
  /** What it may fetch of all data; empty when it may not, or stays inside. */
  readonly readsAnyData: Fact<readonly Allowance[]>
}

export const LentRole = subject<LentRole>('lent-role')
