import { type Fact, subject } from '#model'

/** An issuer outside the cloud whose word is taken for who somebody is. */
export interface TrustedIssuer {
  readonly name: string
  readonly issuer: string
  /** It gives tokens to whoever asks: GitHub, GitLab.com, Terraform Cloud. */
  readonly isShared: boolean
  /** The rule that its tokens must meet; empty when there is none. */
  readonly condition: string
}

/** A door for identities that others vouch for: a workload identity pool, an OIDC provider. */
export interface Federation {
  readonly noun: string
  /** Those that are switched on. */
  readonly issuers: Fact<readonly TrustedIssuer[]>
}

export const Federation = subject<Federation>('federation')
