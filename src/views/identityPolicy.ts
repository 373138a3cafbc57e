import { type Fact, subject } from '#model'

/** One thing that a policy allows on every resource that there is. */
export interface Allowance {
  /** In the cloud's spelling: `iam:PassRole`; `*` for everything. */
  readonly action: string
  /** Where it says so: the policy's name and the JSON pointer of the statement; null for several. */
  readonly at: string | null
  /** Condition keys that a holder must meet first; empty for none. */
  readonly conditions: readonly string[]
}

/** A policy that says what its holders may do: a managed one, or those embedded in one identity. */
export interface IdentityPolicy {
  readonly noun: string
  /** Whether anybody holds it. One that nobody holds harms nobody yet. */
  readonly held: Fact<boolean>
  /** Everything on everything, after whatever it denies; empty when it does not go that far. */
  readonly everything: Fact<readonly Allowance[]>
  /** Statements that allow everything but a list, which grows with each new service. */
  readonly allButSome: Fact<readonly Allowance[]>
  /** Services of which it allows every action: `s3:*`. */
  readonly wholeServices: Fact<readonly Allowance[]>
  /** Which of these it allows on every resource. `actions` in the cloud's spelling. */
  readonly allows: (actions: readonly string[]) => Fact<readonly Allowance[]>
}

export const IdentityPolicy = subject<IdentityPolicy>('identity-policy')

/** The allowances as the end of a sentence: `iam:PassRole (deploy /Statement/0)`. */
export function allowancesInWords(allowances: readonly Allowance[]): string {
  return allowances
    .map(({ action, at, conditions }) => {
      const details = [
        at,
        ...(conditions.length > 0 ? [`on condition of ${conditions.join(', ')}`] : []),
      ]
      const told = details.filter((detail) => detail !== null)
      return told.length === 0 ? action : `${action} (${told.join('; ')})`
    })
    .join(', ')
}
