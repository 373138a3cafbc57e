import { type Fact, subject } from '#model'

export interface Identity {
  readonly name: string
  /** The one that the cloud made by itself and hands to whatever says nothing else. */
  readonly isDefault: boolean
  /** No scope of its own narrows what the identity's roles allow. */
  readonly isUnscoped: boolean
}

/** A machine or function, seen as whoever it acts as. */
export interface RunsAs {
  readonly noun: string
  readonly identities: Fact<readonly Identity[]>
}

export const RunsAs = subject<RunsAs>('runs-as')
