import type { Exposure, Fact } from '#model'

/**
 * Who gets in by one way, sorted by the question that is asked of it, because an unread input may
 * leave one question open and another settled: with RestrictPublicBuckets on and the policy
 * unread, nobody unknown gets in, while a named account may.
 */
export interface Admissions {
  /** `anyone` and `any-customer`. */
  readonly public: Fact<readonly Exposure[]>
  /** Named accounts, tenants, domains and identities outside the trust zone. */
  readonly strangers: Fact<readonly Exposure[]>
  /** Cloud services that act for whoever asks them: the confused deputy. */
  readonly deputies: Fact<readonly Exposure[]>
}

/** One independent way in. Closing one says nothing about the others. */
export interface Route {
  /** As its cloud names it: `bucket policy`, `bucket ACL`, `IAM policy`, `share attribute`. */
  readonly name: string
  /** What the resource's own configuration admits, before any guardrail above it. */
  readonly own: Admissions
  /** What remains after the guardrails: account and organisation blocks, RCPs, inherited policies. */
  readonly effective: Admissions
}

/** The exposures as the end of a sentence: `anyone to read, list; account 222233334444 to write`. */
export function inWords(exposures: readonly Exposure[]): string {
  return exposures
    .map(({ principal, via, what }) => {
      const who = via === 'service' ? `${principal} through the service it uses` : principal
      return `${who} to ${what.join(', ')}`
    })
    .join('; ')
}
