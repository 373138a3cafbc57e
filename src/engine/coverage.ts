import type { AccountSnapshot, Gap, ProviderId } from '#model'

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

export function coverageOf({ provider, account, inventories }: AccountSnapshot): Coverage[] {
  return inventories.map(({ kind, scope, resources, gaps }) => ({
    provider,
    account,
    region: scope.region ?? null,
    kind,
    complete: gaps.length === 0,
    notEnabled: gaps.length > 0 && gaps.every(({ reason }) => reason === 'not-enabled'),
    resources: resources.length,
    gaps,
  }))
}
