import { type Fact, subject } from '#model'

/** One way by which a principal can do everything, as a list of steps a person can follow. */
export interface Path {
  readonly steps: readonly string[]
  /** The statement or assignment that opens it. */
  readonly grantedBy: string
}

/** Somebody or something that acts: a user, role, group, assignment's holder, service account. */
export interface Principal {
  readonly noun: string
  /** Whether a person signs in with it. */
  readonly human: Fact<boolean>
  /** Whether it can sign in with a password alone: it has one, and no second factor. */
  readonly passwordOnly: Fact<boolean>
  /** How it is equal to an administrator; empty when it is not. */
  readonly administrator: Fact<readonly Path[]>
  /** How it can make itself one; empty when it cannot, or already is. */
  readonly escalations: Fact<readonly Path[]>
}

export const Principal = subject<Principal>('principal')

/** The paths as the end of a sentence. */
export function pathsInWords(paths: readonly Path[]): string {
  return paths.map(({ steps, grantedBy }) => `${steps.join('; ')} (${grantedBy})`).join(', or ')
}
