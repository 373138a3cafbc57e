/** Where we look, what we found there, and the form in which it is kept. @module */

import type { TrustZone } from './exposure.ts'
import type { Fact, Gap } from './fact.ts'

export type ProviderId = 'aws' | 'azure' | 'gcp' | (string & {})

/** One place to look: an account and region, a subscription, a project. */
export interface Scope {
  readonly provider: ProviderId
  /** AWS account, Azure subscription or GCP project. */
  readonly account: string
  /** Absent for what the cloud runs globally. */
  readonly region?: string
}

export type Facts = Readonly<Record<string, Fact<unknown>>>

/** One thing in the cloud, exactly as the cloud described it. Conclusions are drawn later. */
export interface Resource<K extends string = string, F extends Facts = Facts> {
  /** `provider:service:thing`, e.g. `aws:s3:bucket`. */
  readonly kind: K
  /** Globally unique and stable, in the provider's own notation: an ARN, a resource ID, a full resource name. */
  readonly id: string
  /** What people call it. For display only: names change and repeat. */
  readonly name: string
  readonly scope: Scope
  readonly facts: F
  /** Labels that came along with the listing; exceptions may select on them. */
  readonly tags?: Readonly<Record<string, string>>
}

/**
 * Everything one collector saw in one scope. `gaps` are the reasons the list may be short; an
 * inventory with gaps still carries whatever was found before the gap.
 */
export interface Inventory<R extends Resource = Resource> {
  readonly kind: R['kind']
  readonly scope: Scope
  readonly resources: readonly R[]
  readonly gaps: readonly Gap[]
}

/** One account as it was at one moment: the whole input of the offline half, as plain JSON. */
export interface AccountSnapshot {
  readonly format: 1
  readonly provider: ProviderId
  readonly account: string
  /** ISO 8601; the only clock that checks see. */
  readonly takenAt: string
  readonly zone: TrustZone
  readonly inventories: readonly Inventory[]
}

/**
 * What was looked at: one kind in one scope, and whether its list was read to the end. Only what
 * was looked at can change the life of a finding.
 */
export interface Coverage {
  readonly provider: ProviderId
  readonly account: string
  readonly region: string | null
  readonly kind: string
  readonly complete: boolean
  /** Switched off or not enabled there: nothing to look at, as the cloud says. */
  readonly notEnabled: boolean
  readonly resources: number
  readonly gaps: readonly Gap[]
}
