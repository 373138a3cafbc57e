import { type Fact, subject } from '#model'

/**
 * A reusable statement of rights: a managed or inline policy, a role definition, a custom role.
 * Each list holds the places (JSON pointer or action) where the document goes that far; empty
 * when it does not.
 */
export interface GrantDocument {
  readonly noun: string
  /** Whether anybody holds it. One that nobody holds harms nobody yet. */
  readonly held: Fact<boolean>
  /** Whether the cloud's vendor wrote it. */
  readonly vendorMade: boolean
  /** Everything on everything. */
  readonly everything: Fact<readonly string[]>
  /** Rights to change who may do what. */
  readonly escalations: Fact<readonly string[]>
}

export const GrantDocument = subject<GrantDocument>('grant-document')
