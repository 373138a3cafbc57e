import type { AccountSnapshot, Coverage } from '#model'

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
