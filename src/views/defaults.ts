import { type Fact, subject } from '#model'

/** What an account, subscription, project or organisation forbids or forces for all within it. */
export interface Defaults {
  readonly noun: string
  /** The settings that keep object stores from becoming public; each with whether it is on. */
  readonly publicAccessBlock: Fact<Readonly<Record<string, boolean>> | null>
}

export const Defaults = subject<Defaults>('defaults')
