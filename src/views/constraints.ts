import { type Fact, subject } from '#model'

/** What an organisation enforces upon an account, subscription or project, each by itself. */
export interface Constraints {
  readonly noun: string
  /** By the constraint's own name; one that this cloud does not have is absent. */
  readonly enforced: Readonly<Record<string, Fact<boolean>>>
}

export const Constraints = subject<Constraints>('constraints')
